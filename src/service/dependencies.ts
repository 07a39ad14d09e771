import type { FastifyServerOptions } from 'fastify'
import type { Clock } from './clock.ts'
import type { Store } from './db/store.ts'
import type { StreamSettings } from './stream/stream-settings.ts'

/** Everything that the service is built from; `main.ts` makes the real ones, tests make theirs. */
export interface Dependencies {
  store: Store
  clock: Clock
  mode: 'embedded' | 'shared'
  version: string
  /** Bearer tokens that act as the workspace's first admin: `API_TOKEN`, and the embedded workspace's own operator token. */
  apiTokens: readonly string[]
  /** Origins (scheme, host, port) this service is reached under, for Host and Origin checks and absolute links. First is canonical. */
  publicOrigins: readonly string[]
  /** Folder of the built page, or null where another server (vite in development) serves it. */
  webRoot: string | null
  /** `smtp://…`; null keeps mailings and marks them as not sent. */
  smtpUrl: string | null
  /** How requests are logged; absent: not at all, as in tests. */
  logger?: FastifyServerOptions['logger']
  /** Where the change stream is to behave differently; absent: as usual. Tests shorten its times. */
  stream?: Partial<StreamSettings>
}
