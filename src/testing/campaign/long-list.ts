import type { Store } from '#service/db/store.ts'

/**
 * Fills an empty store with `count` incomplete tasks of one person, a third of which share their due time with others.
 * Tasks whose id divides by three are the writers'; nobody touches the rest.
 */
export async function fillLongList({ pool }: Store, count: number): Promise<void> {
  await pool.query(`insert into users (id, first_name, last_name, email, role) values (1, 'Ana', 'Lopez', 'ana@example.com', 'admin')`)
  await pool.query('alter table tasks disable trigger tasks_derived')
  await pool.query(
    `insert into tasks (id, action, due_at, note, state, task_type, created_at, updated_at, owner_id, creator_type, creator_id, search)
     select n, 'call', '2026-01-01T00:00:00Z'::timestamptz + interval '1 minute' * ((n::bigint * 7919) % (2 * $1::int / 3 + 1)), 'Note ' || n, 'incomplete', 'manual',
       '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'::timestamptz + interval '1 second' * ((n::bigint * 104729) % $1::int), 1, 'user', 1, to_tsvector('simple', 'Note ' || n)
     from generate_series(1, $1::int) n`,
    [count],
  )
  await pool.query('alter table tasks enable trigger tasks_derived')
  await pool.query(`insert into task_events (task_id, rev, at, actor_type, actor_id, action, changes) select id, 1, created_at, 'user', 1, 'create', '{}' from tasks`)
  await pool.query(`select setval(pg_get_serial_sequence('users', 'id'), 1), setval(pg_get_serial_sequence('tasks', 'id'), $1)`, [count])
  await pool.query('analyze')
}

/** Whether a task is one that the writers may touch. */
export const isMovable = (id: number) => id % 3 === 0
