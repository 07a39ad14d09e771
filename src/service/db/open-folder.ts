import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
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
  if (!existsSync(folder)) await makeCluster(folder)
  return connectPglite(await openCluster(folder), { powerLossSafe: true })
}

/**
 * Makes the database's files beside their place and moves them there when they are whole: a start that dies half-way
 * leaves files that no server can open, and the next one must not take them for a database.
 */
async function makeCluster(folder: string): Promise<void> {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const pglite = await openCluster(unfinished)
  await pglite.close()
  renameSync(unfinished, folder)
  const parent = openSync(join(folder, '..'), 'r')
  fsyncSync(parent)
  closeSync(parent)
}

function openCluster(folder: string): Promise<PGlite> {
  return createPglite({
    fs: new SyncedNodeFS(folder),
    startParams: [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync'],
  })
}
