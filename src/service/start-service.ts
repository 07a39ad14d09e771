import { buildApp } from './app.ts'
import { systemClock } from './clock.ts'
import { migrate } from './db/migrate.ts'
import type { Store } from './db/store.ts'
import type { Dependencies } from './dependencies.ts'
import type { Environment } from './environment.ts'
import { openStore, type OpenedStore } from './open-store.ts'
import { localUrl, publicOriginsOf } from './public-origins.ts'
import { requestLogger } from './request-logger.ts'
import { explainListenFailure } from './start-failure.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { ensureWorkspace } from './workspace/ensure-workspace.ts'

interface StartOptions {
  version: string
  webRoot: string | null
  logLevel: string
  say(line: string): void
}

/** Opens the store, brings it up to date, and listens. What was opened is closed again if a later step fails. */
export async function startService(environment: Environment, options: StartOptions): Promise<{ stop(): Promise<void> }> {
  const opened = await openStore(environment)
  try {
    return await serve(environment, options, opened)
  } catch (error) {
    await release(opened)
    throw error
  }
}

async function serve(environment: Environment, { version, webRoot, logLevel, say }: StartOptions, opened: OpenedStore): Promise<{ stop(): Promise<void> }> {
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
  try {
    await app.listen({ port: environment.port, host: environment.host })
  } catch (error) {
    throw explainListenFailure(error, environment)
  }
  const jobs = startJobs(deps)
  const url = deps.publicOrigins[0] ?? ''
  lock?.announce(localUrl(environment))
  say(`${mode === 'embedded' ? 'Embedded' : 'Shared'} store: ${store.description}${store.powerLossSafe ? '' : ', not safe from power loss'}`)
  say(`Open ${url}${await signInHint(store, operatorToken)}`)
  return {
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
