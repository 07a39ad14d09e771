import { PostgresDialect } from 'kysely'
import pg from 'pg'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import type { PGlite } from '@electric-sql/pglite'
import type { Database } from './schema.ts'
import type { Store } from './store.ts'
import { GuardedKysely, GuardedPool } from './transaction-guard.ts'

// int8 arrives as text; ours are ids and counts, all below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// Else a Date is written with the machine's offset in whole minutes, which a time zone's early years didn't have.
pg.defaults.parseInputDatesAsUTC = true

/** A store on a PostgreSQL server. Nothing of it waits for ever. */
export async function connectPostgres(url: string): Promise<Store> {
  const pool = new GuardedPool({
    connectionString: url,
    application_name: 'daysheet',
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  return makeStore(pool, { engine: 'postgres', powerLossSafe: true, close: () => pool.end() })
}

/** A store on an open PGlite instance, which is closed with the store. */
export async function connectPglite(pglite: PGlite, { powerLossSafe }: { powerLossSafe: boolean }): Promise<Store> {
  const config = createPgConfig(pglite)
  // PGlite is its own client class for pg; the types of the two don't know each other.
  const pool = new GuardedPool({ ...(config as unknown as pg.PoolConfig), max: 1 })
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
  dropBrokenConnections(pool)
  const db = new GuardedKysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    const { rows } = await pool.query<{ server_version: string }>('show server_version')
    return { db, pool, description: `${rest.engine === 'pglite' ? 'PGlite, PostgreSQL' : 'PostgreSQL'} ${rows[0]?.server_version}`, ...rest }
  } catch (error) {
    await rest.close()
    throw error
  }
}

/**
 * A connection that breaks tells it by an event, which would end the process if nobody listened: idle ones to the pool,
 * those in use themselves. The query at hand fails too, so the request is answered; the pool opens a new one when asked.
 */
function dropBrokenConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
}
