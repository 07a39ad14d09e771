import type { Dependencies } from '#service/dependencies.ts'
import { freePort } from './postgres-cluster.ts'
import { openTestService, type TestService } from './test-service.ts'

/** The real app on a real database and a real socket, for what an injected request can't show. */
export interface ListeningService extends TestService {
  /** Scheme, host and port, without a slash. */
  origin: string
}

/** Opens one on a free loopback port. */
export async function openListeningService(overrides: Partial<Dependencies> = {}): Promise<ListeningService> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const service = await openTestService({ publicOrigins: [origin], ...overrides })
  await service.app.listen({ port, host: '127.0.0.1' })
  const signIn = async (userId: number) => ({ ...(await service.signIn(userId)), origin })
  return { ...service, origin, signIn }
}
