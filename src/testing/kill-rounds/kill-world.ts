import { systemClock } from '#service/clock.ts'
import { migrate } from '#service/db/migrate.ts'
import type { Store } from '#service/db/store.ts'
import { ensureWorkspace } from '#service/workspace/ensure-workspace.ts'

/** How many prospects are on their way through the sequence, and how many tasks stand by themselves. */
const started = 24

/** More steps than any run takes, so that there is always a next one. Nothing waits between two. */
const steps = 2_000

const now = `'2026-05-04T08:00:00.000Z'::timestamptz`

const statements = [
  `insert into users (first_name, last_name, email, role) values ('Ana', 'Lopez', 'ana@example.com', 'rep'), ('Ben', 'Okoro', 'ben@example.com', 'rep')`,
  `insert into prospects (id, first_name, last_name, emails) select n, 'Pat', 'Number ' || n, array['pat' || n || '@prospect.example'] from generate_series(1, ${started}) n`,
  `insert into sequences (id, name, sequence_step_count) values (1, 'Endless', ${steps})`,
  `insert into sequence_steps (id, sequence_id, "order", step_type, "interval", display_name)
   select n, 1, n, (array['call', 'manual_email', 'task'])[1 + n % 3], 0, 'Step ' || n from generate_series(1, ${steps}) n`,
  `insert into sequence_states (id, state, prospect_id, sequence_id, sequence_step_id) select n, 'active', n, 1, 3 from generate_series(1, ${started}) n`,
  `insert into tasks (action, due_at, state, task_type, created_at, updated_at, creator_type, creator_id, owner_id, prospect_id, subject_type, subject_id, sequence_id, sequence_state_id, sequence_step_id)
   select 'call', ${now}, 'incomplete', 'sequence_step_call', ${now}, ${now}, 'sequenceStep', 3, 2 + n % 2, n, 'prospect', n, 1, n, 3 from generate_series(1, ${started}) n`,
  `insert into tasks (action, due_at, state, task_type, created_at, updated_at, creator_type, creator_id, owner_id, prospect_id, subject_type, subject_id)
   select 'email', ${now}, 'incomplete', 'manual', ${now}, ${now}, 'user', 1, 2 + n % 2, n, 'prospect', n from generate_series(1, ${started}) n`,
  `insert into task_events (task_id, rev, at, actor_type, actor_id, action, changes)
   select id, 1, created_at, 'user', 1, 'create', jsonb_build_object('state', jsonb_build_array(null, state), 'action', jsonb_build_array(null, action), 'dueAt', jsonb_build_array(null, '2026-05-04T08:00:00.000Z'),
     'owner', jsonb_build_array(null, jsonb_build_object('type', 'user', 'id', owner_id)))
     || case when sequence_state_id is null then '{}' else jsonb_build_object('sequenceState', jsonb_build_array(null, jsonb_build_object('type', 'sequenceState', 'id', sequence_state_id))) end
   from tasks order by id`,
  ...['prospects', 'sequences', 'sequence_steps', 'sequence_states'].map((table) => `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`),
]

/** Everybody whom a task may be handed to: the admin, Ana and Ben. */
export const killWorldOwners = [1, 2, 3] as const

/** The step that the prospects start at: the first whose task is a call. */
export const firstStepId = 3

/** Fills an empty store with people, a long sequence, and tasks in it and beside it. */
export async function fillKillWorld(store: Store): Promise<void> {
  await migrate(store.db)
  await ensureWorkspace(store, systemClock, { sample: false })
  for (const statement of statements) await store.pool.query(statement)
}
