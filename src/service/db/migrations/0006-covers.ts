import { sql, type Kysely } from 'kysely'

/** Who is away, and whose hands their tasks are in meanwhile. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table covers (
    id bigint generated always as identity primary key,
    user_id bigint not null references users on delete cascade,
    from_day text not null,
    until_day text not null,
    created_at timestamptz(3) not null,
    created_by bigint not null,
    returned_at timestamptz(3),
    returned_by bigint
  )`,
  `create index covers_open on covers (user_id) where returned_at is null`,
  // No reference to tasks: what became of a deleted one is part of the briefing.
  `create table cover_tasks (
    cover_id bigint not null references covers on delete cascade,
    task_id bigint not null,
    to_id bigint not null references users,
    primary key (cover_id, task_id)
  )`,
]
