import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Dependencies } from '#service/dependencies.ts'

/** `GET /health`: for load balancers and the person who set it up. 503 while the database does not answer. */
export function registerHealthRoute(app: FastifyInstance, { store, mode, version }: Dependencies): void {
  app.get('/health', { logLevel: 'warn' }, async (request, reply) => {
    const facts = { mode, store: store.description, version, powerLossSafe: store.powerLossSafe }
    void reply.header('cache-control', 'no-store')
    try {
      await sql`select 1`.execute(store.db)
      return { status: 'ok', ...facts }
    } catch (error) {
      request.log.warn({ err: error }, 'the database does not answer')
      return reply.code(503).header('retry-after', '5').send({ status: 'database unavailable', ...facts })
    }
  })
}
