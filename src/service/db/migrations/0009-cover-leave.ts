import { sql, type Kysely } from 'kysely'

/** Which group of actions a cover belongs to, whether it set the days off, which of its tasks went home past it, and the ways to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table covers add column group_id text, add column set_days_off boolean not null default false`,
  `alter table cover_tasks add column is_home boolean not null default false`,
  `create index cover_tasks_task on cover_tasks (task_id)`,
  `create index cover_tasks_receiver on cover_tasks (cover_id, to_id)`,
]
