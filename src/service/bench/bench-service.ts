import { Agent, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildApp } from '#service/app.ts'
import { systemClock, type Clock } from '#service/clock.ts'
import type { Store } from '#service/db/store.ts'
import { openSession, sessionCookie } from '#service/users/sessions.ts'

/** The service on a socket of this machine, and a client that reads answers whole. */
export interface BenchService {
  /** Reads `path` as the signed-in person; throws unless it is answered with 200. */
  get(path: string): Promise<string>
  post(path: string): Promise<string>
  close(): Promise<void>
}

/** Time that moves on an hour every few thousand looks, so that no budget of requests ends the run. */
function hurryingClock(): Clock {
  let looks = 0
  return { now: () => new Date(systemClock.now().getTime() + Math.floor(looks++ / 2000) * 60_000 * 10) }
}

/** Starts the whole app on `store` and signs `userId` in. */
export async function startBenchService(store: Store, userId: number): Promise<BenchService> {
  const deps = { store, clock: hurryingClock(), mode: 'embedded' as const, version: 'bench', apiTokens: [], publicOrigins: [] as string[], webRoot: null, smtpUrl: null }
  const app = buildApp(deps)
  deps.publicOrigins.push('http://127.0.0.1')
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const headers = { host: '127.0.0.1', origin: 'http://127.0.0.1', cookie: `${sessionCookie}=${await openSession(deps, userId)}` }
  const send = (method: string, path: string) =>
    new Promise<string>((resolve, reject) => {
      const request = httpRequest({ port, host: '127.0.0.1', agent, method, path, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const body = Buffer.concat(parts).toString()
          if (answer.statusCode === 200) resolve(body)
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${body.slice(0, 300)}`))
        })
      })
      request.on('error', reject)
      request.end()
    })
  return {
    get: (path) => send('GET', path),
    post: (path) => send('POST', path),
    async close() {
      agent.destroy()
      await app.close()
    },
  }
}
