import pg from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { errorDocumentSchema } from '#contract/errors.ts'
import { startCluster } from '#testing/postgres-cluster.ts'
import { openTestService, testToken } from '#testing/test-service.ts'
import { connectPostgres } from './connect.ts'
import { migrate } from './migrate.ts'

const cluster = inject('postgresUrl') === null ? null : await startCluster()
let stopped = cluster === null
afterAll(() => (stopped ? undefined : cluster?.stop()))

it.skipIf(cluster === null)('answers 503 while the database is away, and never falls over', async () => {
  const store = await connectPostgres(cluster!.url)
  await migrate(store.db)
  const service = await openTestService({ store })
  const health = async () => (await service.inject({ url: '/health' })).statusCode
  expect(await health()).toBe(200)

  const inUse = await store.pool.connect()
  const operator = new pg.Client({ connectionString: cluster!.url })
  await operator.connect()
  await operator.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'daysheet'`)
  await operator.end()
  await expect(inUse.query('select 1')).rejects.toThrow()
  inUse.release(true)
  // The pool may still hold a connection that it doesn't know to be broken; each answer drops one.
  await expect.poll(health).toBe(200)

  await cluster!.stop()
  stopped = true
  await expect.poll(health).toBe(503)
  const answer = await service.inject({ url: '/api/v2/users', headers: { authorization: `Bearer ${testToken}` } })
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['retry-after']).toBe('5')
  expect(errorDocumentSchema.parse(answer.json()).errors[0]?.id).toBe('scheduledServerMaintenance')
  await service.close()
})
