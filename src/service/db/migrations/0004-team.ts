import { sql, type Kysely } from 'kysely'

/** When and how much people work, and what their trends are read from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table rep_settings (
    user_id bigint primary key references users on delete cascade,
    tasks_per_day int not null,
    work_from text not null,
    work_until text not null,
    work_days jsonb not null,
    time_zone text not null,
    days_off jsonb not null,
    skills jsonb,
    updated_at timestamptz(3) not null,
    updated_by bigint
  )`,
  // The only thing of a trend that the tasks themselves don't say.
  `create index task_events_snoozed on task_events (owner_id, at) where action = 'snooze'`,
]
