import { sql } from 'kysely'
import type { Store } from '#service/db/store.ts'

/** The channel on which PostgreSQL tells other processes of new numbers. */
export const changesChannel = 'daysheet_changes'

/** Where the stream stands. */
export interface StreamStatus {
  /** The last number given. */
  head: number
  /** Whether committed events wait for theirs. */
  waiting: boolean
}

/** One cheap query. */
export async function readStreamStatus({ db }: Pick<Store, 'db'>): Promise<StreamStatus> {
  const query = sql<StreamStatus>`
    select last_seq as head, exists (select from task_events where stream_seq is null) as waiting from change_stream where id = 1`
  return firstRow((await query.execute(db)).rows)
}

/**
 * Gives the next numbers to up to `batchSize` committed events and returns how many got one, or null where another process
 * is at it. Writers never wait for this: an event is written without a number, inside its action's transaction, and only
 * committed ones are seen here. So numbers have no holes, and a reader who sees number n sees all before it.
 *
 * Events of a batch are ordered by id. An id is drawn inside the transaction, after the task's row was locked, so of two
 * changes of which one could know of the other, the later has the greater id.
 */
export async function numberEvents({ db, engine }: Pick<Store, 'db' | 'engine'>, batchSize: number): Promise<number | null> {
  return db.transaction().setIsolationLevel('read committed').execute(async (trx) => {
    // Two statements: the second must see what the process before us has committed, whose lock we waited for or skipped.
    const turn = await sql<{ last_seq: number }>`select last_seq from change_stream where id = 1 for update skip locked`.execute(trx)
    const last = turn.rows[0]?.last_seq
    if (last === undefined) return null
    const { rows } = await sql<{ given: number }>`
      with waiting as (select id from task_events where stream_seq is null order by id limit ${batchSize} for update),
      place as (select id, row_number() over (order by id) as n from waiting),
      numbered as (update task_events e set stream_seq = ${last}::bigint + place.n from place where e.id = place.id returning 1)
      update change_stream set last_seq = last_seq + (select count(*) from numbered) where id = 1 returning last_seq - ${last}::bigint as given`.execute(trx)
    const { given } = firstRow(rows)
    // Sent here and not by the writers: NOTIFY takes a lock until commit that all who notify share.
    if (given > 0 && engine === 'postgres') await sql`select pg_notify(${changesChannel}, '')`.execute(trx)
    return given
  })
}

function firstRow<Row>(rows: readonly Row[]): Row {
  const row = rows[0]
  if (row === undefined) throw new Error('the table change_stream has lost its row')
  return row
}
