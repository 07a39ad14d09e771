import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { connectPglite } from './connect.ts'
import { createPglite } from './create-pglite.ts'
import type { Store } from './store.ts'
import { SyncedNodeFS } from './synced-node-fs.ts'

/**
 * The embedded database in `dataDir`, which the caller has locked. Each commit is flushed to the disk before it is
 * acknowledged: PGlite turns that off (`-F`), so it starts without that flag.
 */
export async function openFolder(dataDir: string): Promise<Store> {
  const folder = join(dataDir, 'database')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pglite = await createPglite({
    fs: new SyncedNodeFS(folder),
    startParams: [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync'],
  })
  return connectPglite(pglite, { powerLossSafe: true })
}
