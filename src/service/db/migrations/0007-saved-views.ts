import { sql, type Kysely } from 'kysely'

/** Views that people keep, and the orders and filters that the standing ones ask for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table saved_views (
    id bigint generated always as identity primary key,
    owner_id bigint not null references users on delete cascade,
    name text not null,
    search text not null,
    is_shared boolean not null,
    created_at timestamptz(3) not null,
    updated_at timestamptz(3) not null
  )`,
  `create unique index saved_views_name on saved_views (owner_id, lower(name))`,
  // What everybody did last, and what starts next; one owner's are found by the indexes that begin with the owner.
  `create index tasks_state_changed on tasks (state, (coalesce(state_changed_at, 'infinity'::timestamptz)), id)`,
  `create index tasks_waiting on tasks ((coalesce(scheduled_at, 'infinity'::timestamptz)), id) where state = 'pending'`,
  `create index tasks_asleep on tasks ((coalesce(due_at, 'infinity'::timestamptz)), id) where snoozed_at is not null`,
  `create index tasks_sequence on tasks (sequence_id)`,
]
