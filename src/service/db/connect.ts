import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import type { PGlite } from '@electric-sql/pglite'
import type { Database } from './schema.ts'
import type { Store } from './store.ts'

// int8 arrives as text; ours are ids and counts, all below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A store on a PostgreSQL server. */
export async function connectPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  return makeStore(pool, { engine: 'postgres', powerLossSafe: true, close: () => pool.end() })
}

/** A store on an open PGlite instance, which is closed with the store. */
export async function connectPglite(pglite: PGlite, { powerLossSafe }: { powerLossSafe: boolean }): Promise<Store> {
  const config = createPgConfig(pglite)
  const pool = new pg.Pool({ ...(config as unknown as pg.PoolConfig), max: 1 })
  return makeStore(pool, {
    engine: 'pglite',
    powerLossSafe,
    close: async () => {
      await pool.end()
      await pglite.close()
    },
  })
}

async function makeStore(pool: pg.Pool, rest: Pick<Store, 'engine' | 'powerLossSafe' | 'close'>): Promise<Store> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  const { rows } = await pool.query<{ server_version: string }>('show server_version')
  return { db, pool, description: `${rest.engine === 'pglite' ? 'PGlite, PostgreSQL' : 'PostgreSQL'} ${rows[0]?.server_version}`, ...rest }
}
