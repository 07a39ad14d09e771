import { sql, type Insertable } from 'kysely'
import type { Database } from '#service/db/schema.ts'
import type { Queryable } from '#service/db/store.ts'

/** A whole row of `Table`, every column that can be written given. */
export type Row<Table extends keyof Database> = Required<Insertable<Database[Table]>>

/** A history row as a fill writes it: its changes as data, not as text, with its owner and its place in the change stream. */
export type EventRow = Omit<Row<'task_events'>, 'changes' | 'owner_id' | 'previous_owner_id'> & {
  changes: Record<string, [unknown, unknown]>
  owner_id: number
  stream_seq: number
}

/** Rows a statement carries: one JSON parameter of a few hundred kilobytes. */
const chunkSize = 1000

/**
 * Inserts whole rows, a thousand a statement. One JSON parameter instead of a bind value a cell: PostgreSQL takes at most
 * 65,535 of those, and PGlite is several times slower with them.
 */
export async function insertRows<Table extends keyof Database>(
  db: Queryable,
  table: Table,
  rows: readonly (Table extends 'task_events' ? EventRow : Row<Table>)[],
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  for (let start = 0; start < rows.length; start += chunkSize) {
    const chunk = JSON.stringify(rows.slice(start, start + chunkSize))
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${chunk}::json)`.execute(db)
  }
}

/** Lets the next generated id of each table follow the ids that were given by hand. */
export async function continueIdsAfter(db: Queryable, tables: readonly (keyof Database)[]): Promise<void> {
  for (const table of tables) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), greatest((select max(id) from ${sql.table(table)}), 1))`.execute(db)
  }
}
