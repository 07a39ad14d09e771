import { mkdirSync } from 'node:fs'
import { connectPostgres } from './db/connect.ts'
import { isDatabaseGone } from './db/database-errors.ts'
import { lockFolder, type FolderLock } from './db/folder-lock.ts'
import { openFolder } from './db/open-folder.ts'
import { ensureOperatorToken } from './db/operator-token.ts'
import type { Store } from './db/store.ts'
import { withoutPassword, type Environment } from './environment.ts'
import { StartFailure } from './start-failure.ts'

/** The store of one run, and what comes with it where it is our own folder. */
export interface OpenedStore {
  store: Store
  mode: 'embedded' | 'shared'
  lock: FolderLock | null
  operatorToken: string | null
}

/**
 * Opens PostgreSQL where `DATABASE_URL` names one, else the folder. `beforeOpening` runs when the folder is ours and
 * nothing is open yet: what else can stop the start is found out there, in a moment instead of seconds later.
 */
export async function openStore({ databaseUrl, dataDir }: Pick<Environment, 'databaseUrl' | 'dataDir'>, beforeOpening: () => Promise<void> = async () => {}): Promise<OpenedStore> {
  if (databaseUrl !== null) {
    await beforeOpening()
    return { store: await reachPostgres(databaseUrl), mode: 'shared', lock: null, operatorToken: null }
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = await lockFolder(dataDir)
  try {
    await beforeOpening()
    return { store: await openFolder(dataDir), mode: 'embedded', lock, operatorToken: ensureOperatorToken(dataDir) }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function reachPostgres(url: string): Promise<Store> {
  try {
    return await connectPostgres(url)
  } catch (error) {
    const known = isDatabaseGone(error) || (error instanceof Error && 'code' in error && /^(28|3D)/.test(String(error.code)))
    if (!known) throw error
    const reason = error instanceof Error ? error.message || String('code' in error ? error.code : error.name) : String(error)
    throw new StartFailure(`DATABASE_URL: PostgreSQL at ${withoutPassword(url)} cannot be used: ${reason}`, { cause: error })
  }
}
