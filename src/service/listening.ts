import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Environment } from './environment.ts'
import { StartFailure } from './start-failure.ts'

type Address = Pick<Environment, 'host' | 'port'>

/** Listens, or says what is in the way. */
export async function listen(app: FastifyInstance, address: Address): Promise<void> {
  try {
    await app.listen(address)
  } catch (error) {
    throw explain(error, address)
  }
}

/** Says what is in the way of listening, before anything else is done. */
export async function requireFreePort(address: Address): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(explain(error, address)))
    probe.listen(address, () => probe.close(() => resolve()))
  })
}

function explain(error: unknown, { host, port }: Address): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return new StartFailure(`Port ${port} is taken. Stop what holds it, or start on another one: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`)
  if (code === 'EACCES') return new StartFailure(`Port ${port} may not be used by this account. Start on another one: PORT=4600 npm start`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new StartFailure(`HOST ${host} is not an address of this machine. Leave it out, or use 0.0.0.0 for all of them.`)
  return error
}
