import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '#service/db/connect.ts'
import { openFolder } from '#service/db/open-folder.ts'
import type { Store } from '#service/db/store.ts'
import { startCluster } from '#testing/postgres-cluster.ts'
import { testEngine } from '#testing/test-store.ts'

/** The database that a service which is killed works on. */
export interface KillTarget {
  /** What the service is told. */
  variables: Record<string, string>
  /** A look at the store. A folder has one user at a time: there the service must be down. */
  look<Result>(work: (store: Store) => Promise<Result>): Promise<Result>
  /** Ends the database too, where it is a program of its own. */
  crash(): Promise<void>
  /** Starts it again. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** A folder, or a PostgreSQL server that flushes each commit as it would for an operator. */
export async function openKillTarget(): Promise<KillTarget> {
  return testEngine === 'postgres' ? openCluster() : openNewFolder()
}

function openNewFolder(): KillTarget {
  const dataDir = mkdtempSync(join(tmpdir(), 'daysheet-kill-'))
  return {
    variables: { DATA_DIR: dataDir },
    look: (work) => closing(openFolder(dataDir), work),
    crash: async () => undefined,
    restart: async () => undefined,
    close: async () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function openCluster(): Promise<KillTarget> {
  const cluster = await startCluster([])
  return {
    variables: { DATABASE_URL: cluster.url },
    look: (work) => closing(connectPostgres(cluster.url), work),
    crash: cluster.crash,
    restart: cluster.restart,
    close: cluster.stop,
  }
}

async function closing<Result>(opening: Promise<Store>, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await opening
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
