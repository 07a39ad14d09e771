import { sql } from 'kysely'
import type { Store } from '#service/db/store.ts'

/** One event of the stream as the database has it, with its number. Not yet for anybody's eyes: see `present-change.ts`. */
export interface CommittedChange {
  seq: number
  taskId: number
  rev: number
  at: Date
  action: string
  actor: { type: string; id: number | null; name: string | null }
  ownerId: number | null
  previousOwnerId: number | null
  changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

/** Up to `limit` changes after `seq`, in order. */
export async function readChanges({ db }: Pick<Store, 'db'>, seq: number, limit: number): Promise<CommittedChange[]> {
  const rows = await db
    .selectFrom('task_events as e')
    .leftJoin('users as u', (join) => join.onRef('u.id', '=', 'e.actor_id').on('e.actor_type', 'in', ['user', 'import']))
    .where('e.stream_seq', '>', seq)
    .orderBy('e.stream_seq')
    .limit(limit)
    .select([
      'e.stream_seq', 'e.task_id', 'e.rev', 'e.at', 'e.action', 'e.actor_type', 'e.actor_id', 'u.name as actor_name',
      'e.owner_id', 'e.previous_owner_id', 'e.changes',
    ])
    .execute()
  return rows.map((row) => ({
    seq: Number(row.stream_seq),
    taskId: row.task_id,
    rev: row.rev,
    at: row.at,
    action: row.action,
    actor: { type: row.actor_type, id: row.actor_id, name: row.actor_name },
    ownerId: row.owner_id ?? null,
    previousOwnerId: row.previous_owner_id ?? null,
    changes: row.changes,
  }))
}

/** When the change with number `seq` was made; null where it is no longer kept. */
export async function timeOfChange({ db }: Pick<Store, 'db'>, seq: number): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`select at from task_events where stream_seq = ${seq}`.execute(db)
  return rows[0]?.at ?? null
}
