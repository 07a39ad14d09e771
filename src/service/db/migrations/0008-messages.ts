import { sql, type Kysely } from 'kysely'

/** Why work was handed over, who asks for help, and until when somebody has seen what came to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table handover_notes (
    id bigint generated always as identity primary key,
    from_id bigint not null references users on delete cascade,
    note text not null,
    created_at timestamptz(3) not null
  )`,
  // No reference to tasks: a deleted one is left out of the reading.
  `create table handover_tasks (
    note_id bigint not null references handover_notes on delete cascade,
    task_id bigint not null,
    to_id bigint not null,
    primary key (note_id, task_id)
  )`,
  `create index handover_tasks_receiver on handover_tasks (to_id, task_id)`,
  `create table help_calls (user_id bigint primary key references users on delete cascade, note text not null, created_at timestamptz(3) not null)`,
  `create table messages_seen (user_id bigint primary key references users on delete cascade, seen_until timestamptz(3) not null)`,
  `create index task_events_received on task_events (owner_id, at) where previous_owner_id is not null`,
]
