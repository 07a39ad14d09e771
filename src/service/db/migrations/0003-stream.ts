import { sql, type Kysely } from 'kysely'

/** The change stream's numbers, and whose task an event is about, also after the task is gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** SQL: the user id in one end of an event's `changes.owner`, be it a number or an identifier. */
const ownerIn = (end: 0 | 1) => `case jsonb_typeof(new.changes -> 'owner' -> ${end})
  when 'number' then (new.changes -> 'owner' ->> ${end})::bigint
  when 'object' then (new.changes -> 'owner' -> ${end} ->> 'id')::bigint end`

const statements = [
  `alter table task_events add column stream_seq bigint, add column owner_id bigint, add column previous_owner_id bigint`,
  `create unique index task_events_stream on task_events (stream_seq) where stream_seq is not null`,
  `create index task_events_unpublished on task_events (id) where stream_seq is null`,
  // One row: the last number given. Locking it is the turn to give numbers.
  `create table change_stream (id int primary key default 1 check (id = 1), last_seq bigint not null default 0)`,
  `insert into change_stream default values`,
  `create function task_events_fill_owner() returns trigger language plpgsql as $$
    begin
      new.previous_owner_id := coalesce(new.previous_owner_id, ${ownerIn(0)});
      new.owner_id := coalesce(new.owner_id, ${ownerIn(1)},
        (select owner_id from tasks where id = new.task_id), new.previous_owner_id,
        (select owner_id from task_events where task_id = new.task_id order by rev desc limit 1));
      return new;
    end $$`,
  `create trigger task_events_owner before insert on task_events for each row execute function task_events_fill_owner()`,
]
