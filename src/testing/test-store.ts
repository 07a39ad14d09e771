import { readFileSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import { createPglite } from '#service/db/create-pglite.ts'
import { connectPglite, connectPostgres } from '#service/db/connect.ts'
import { migrate } from '#service/db/migrate.ts'
import type { Store } from '#service/db/store.ts'

/** Which database this test run is on; vitest's projects say so. */
export const testEngine = process.env.TEST_ENGINE === 'postgres' ? 'postgres' : 'pglite'

/** A fresh, migrated store of the run's engine; closing it leaves nothing behind that the run's end doesn't remove. */
export async function openTestStore(): Promise<Store> {
  const store = testEngine === 'postgres' ? await connectPostgres(await createDatabase()) : await connectPglite(await copyTemplate(), { powerLossSafe: false })
  await migrate(store.db)
  return store
}

/** An empty PGlite database in memory. */
async function copyTemplate(): Promise<PGlite> {
  return createPglite({ loadDataDir: new Blob([readFileSync(inject('pgliteTemplate'))]) })
}

/** Connection string of a new, empty database on the run's PostgreSQL server. */
export async function createDatabase(): Promise<string> {
  const url = inject('postgresUrl')
  if (url === null) throw new Error('no PostgreSQL on this machine')
  const name = `test_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return url.replace(/postgres$/, name)
}
