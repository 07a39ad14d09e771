import { buildApp } from './app.ts'
import { systemClock } from './clock.ts'
import { migrate } from './db/migrate.ts'
import type { Store } from './db/store.ts'
import type { Dependencies } from './dependencies.ts'
import type { Environment } from './environment.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { listen, requireFreePort } from './listening.ts'
import { openStore, type OpenedStore } from './open-store.ts'
import { localUrl, publicOriginsOf } from './public-origins.ts'
import { requestLogger } from './request-logger.ts'
import { ensureWorkspace } from './workspace/ensure-workspace.ts'

interface StartOptions {
  version: string
  webRoot: string | null
  logLevel: string
}

/** A service that listens. */
export interface RunningService {
  /** What to tell the person at the terminal: the store, and the address to open. */
  report: string[]
  stop(): Promise<void>
}

/** Opens the store, brings it up to date, and listens. What was opened is closed again if a later step fails. */
export async function startService(environment: Environment, options: StartOptions): Promise<RunningService> {
  const opened = await openStore(environment, () => requireFreePort(environment))
  try {
    return await serve(environment, options, opened)
  } catch (error) {
    await release(opened)
    throw error
  }
}

async function serve(environment: Environment, { version, webRoot, logLevel }: StartOptions, opened: OpenedStore): Promise<RunningService> {
  const { store, mode, lock, operatorToken } = opened
  await migrate(store.db)
  await ensureWorkspace(store, systemClock, { sample: environment.sample })
  const deps: Dependencies = {
    store,
    clock: systemClock,
    mode,
    version,
    apiTokens: [environment.apiToken, operatorToken].filter((token) => token !== null),
    publicOrigins: publicOriginsOf(environment),
    webRoot,
    smtpUrl: environment.smtpUrl,
    logger: requestLogger(logLevel),
  }
  const app = buildApp(deps)
  await listen(app, environment)
  const jobs = startJobs(deps)
  lock?.announce(localUrl(environment))
  return {
    report: [
      `${mode === 'embedded' ? 'Embedded' : 'Shared'} store: ${store.description}${store.powerLossSafe ? '' : ', not safe from power loss'}`,
      `Open ${deps.publicOrigins[0]}${await signInHint(store, operatorToken)}`,
    ],
    stop: async () => {
      await app.close()
      await jobs.stop()
      await release(opened)
    },
  }
}

/** Nobody can be picked in an empty workspace: the operator signs in with the token, in the fragment, which no server is sent. */
async function signInHint(store: Store, operatorToken: string | null): Promise<string> {
  const workspace = await store.db.selectFrom('workspace').select('kind').executeTakeFirst()
  if (workspace?.kind === 'sample') return ''
  return operatorToken === null ? ' and sign in with API_TOKEN' : `/sign-in#token=${operatorToken}`
}

async function release({ store, lock }: OpenedStore): Promise<void> {
  try {
    await store.close()
  } finally {
    lock?.release()
  }
}
