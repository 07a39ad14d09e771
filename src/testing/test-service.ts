import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { mediaType } from '#contract/json-api.ts'
import { buildApp } from '#service/app.ts'
import { systemClock } from '#service/clock.ts'
import type { Store } from '#service/db/store.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { openSession, sessionCookie } from '#service/users/sessions.ts'
import { openTestStore } from './test-store.ts'

/** The token that `asAdmin` requests carry. */
export const testToken = 'a-token-that-only-tests-know'

/** The real app on a real, empty database, without a socket. */
export interface TestService {
  app: FastifyInstance
  store: Store
  deps: Dependencies
  /** A request with JSON:API headers where it has a body. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>
  /** Headers of somebody who signed in. */
  signIn(userId: number): Promise<{ cookie: string; origin: string }>
  close(): Promise<void>
}

/** Opens one; `overrides` replace dependencies, such as the clock. */
export async function openTestService(overrides: Partial<Dependencies> = {}): Promise<TestService> {
  const store = overrides.store ?? (await openTestStore())
  const deps: Dependencies = {
    store,
    clock: systemClock,
    mode: store.engine === 'pglite' ? 'embedded' : 'shared',
    version: '0.0.0-test',
    apiTokens: [testToken],
    publicOrigins: ['http://localhost'],
    webRoot: null,
    smtpUrl: null,
    ...overrides,
  }
  const app = buildApp(deps)
  await app.ready()
  return {
    app,
    store,
    deps,
    inject: (options) => app.inject(options.payload === undefined ? options : { ...options, headers: { 'content-type': mediaType, ...options.headers } }),
    signIn: async (userId) => ({ cookie: `${sessionCookie}=${await openSession(deps, userId)}`, origin: 'http://localhost' }),
    close: async () => {
      await app.close()
      await store.close()
    },
  }
}
