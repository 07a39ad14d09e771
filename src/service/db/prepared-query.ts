import type { RawBuilder } from 'kysely'
import type { Pool } from 'pg'
import type { Queryable } from './store.ts'

/**
 * Runs a query that every request sends, as a statement that each connection plans once: half to three quarters of such a
 * query's time is its planning. Only for texts that no request can multiply, as connections remember them for ever.
 * Without a pool, as inside a transaction, it is an ordinary query. `name` must be one text's alone.
 */
export async function runPrepared<Row extends object>(db: Queryable, pool: Pool | undefined, name: string, query: RawBuilder<Row>): Promise<readonly Row[]> {
  const { sql: text, parameters } = query.compile(db)
  if (pool === undefined) return (await query.execute(db)).rows
  const { rows } = await pool.query<Row>({ name, text, values: [...parameters] })
  return rows
}
