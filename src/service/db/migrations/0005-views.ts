import { sql, type Kysely } from 'kysely'

/** Which tasks were put off: the task itself knows, so that a list of them needs no look at the history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table tasks add column snoozed_at timestamptz(3)`,
  `update tasks t set snoozed_at = moved.at from (
    select distinct on (task_id) task_id, at, action from task_events where jsonb_exists(changes, 'dueAt') order by task_id, rev desc
  ) as moved where moved.task_id = t.id and moved.action = 'snooze' and t.state <> 'complete'`,
  `create index tasks_snoozed on tasks (owner_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where snoozed_at is not null`,
]
