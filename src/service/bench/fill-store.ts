import type { Store } from '#service/db/store.ts'

/** People of a filled store: reps 1–36 in six teams, managers 37–42, one each, and the admin 43. */
export const filledPeople = { rep: 1, manager: 37, admin: 43, reps: 36, perTeam: 6 } as const

const people = [
  `insert into users (id, first_name, last_name, email, role)
   select n, 'First' || n, 'Last' || n, 'user' || n || '@example.com', case when n <= 36 then 'rep' when n <= 42 then 'manager' else 'admin' end from generate_series(1, 43) n`,
  `insert into teams (id, name) select n, 'Team ' || n from generate_series(1, 6) n`,
  `insert into team_members (team_id, user_id, manages)
   select 1 + (n - 1) % 6, n, n > 36 from generate_series(1, 42) n`,
  `insert into task_priorities (id, name, weight) values (1, 'High', 30), (2, 'Normal', 20), (3, 'Low', 10)`,
  `insert into stages (id, name) select n, 'Stage ' || n from generate_series(1, 5) n`,
  `insert into personas (id, name) select n, 'Persona ' || n from generate_series(1, 5) n`,
  `insert into accounts (id, name, owner_id) select n, 'Company ' || n, 1 + n % 36 from generate_series(1, 1000) n`,
  `insert into prospects (id, first_name, last_name, title, tags, account_id, owner_id, stage_id, persona_id)
   select n, 'Given' || n % 500, 'Family' || n % 1700, 'Title ' || n % 20, array['tag' || n % 30], 1 + n % 1000, 1 + n % 36, 1 + n % 5, 1 + n % 5 from generate_series(1, 5000) n`,
  `insert into sequences (id, name, sequence_step_count) select n, 'Sequence ' || n, 5 from generate_series(1, 10) n`,
  `insert into sequence_steps (id, sequence_id, "order", step_type, display_name) select n, 1 + (n - 1) / 5, 1 + (n - 1) % 5, 'call', 'Step ' || n from generate_series(1, 50) n`,
]

/** Derived columns are filled in the same statement: a trigger for each of a million rows would be most of the time. */
const tasks = `
  insert into tasks (id, action, autoskip_at, completed_at, created_at, due_at, note, state, state_changed_at, task_type, updated_at,
    account_id, completer_id, creator_type, creator_id, owner_id, prospect_id, sequence_id, sequence_step_id, subject_type, subject_id,
    task_priority_id, priority_weight, search)
  select n, case n % 4 when 0 then 'call' when 1 then 'email' when 2 then 'action_item' else 'in_person' end,
    case when n % 50 = 0 then made + interval '40 days' end, case when state = 'complete' then made + interval '2 days' end, made,
    case when n % 40 <> 0 then made + interval '1 day' * (n % 30) end, note, state, case when state = 'complete' then made + interval '2 days' end,
    case n % 3 when 0 then 'sequence_step_call' when 1 then 'manual' else 'follow_up' end, made + interval '2 days',
    p.account_id, case when state = 'complete' then owner end, 'user', owner, owner, p.id,
    case when n % 3 = 0 then 1 + n % 10 end, case when n % 3 = 0 then 1 + (n % 10) * 5 end, 'prospect', p.id,
    1 + n % 3, 40 - 10 * (1 + n % 3), to_tsvector('simple', concat_ws(' ', note, p.name, a.name))
  from (
    select n, 1 + (n * 7919) % 36 as owner, '2026-01-01T00:00:00Z'::timestamptz + interval '1 second' * ((n::bigint * 104729) % 15552000) as made,
      'Note ' || n || ' about ' || (array['renewal', 'pricing', 'security', 'onboarding', 'budget', 'contract'])[1 + n % 6] || ' topic' || n % 997 as note,
      case when n % 10 < 6 then 'complete' when n % 10 < 9 then 'incomplete' else 'pending' end as state,
      1 + (n * 31) % 5000 as prospect
    from generate_series($1::int, $2::int) n
  ) made join prospects p on p.id = prospect join accounts a on a.id = p.account_id`

const batch = 20_000

/** Fills an empty store with 43 people, 5,000 prospects and `count` tasks; the same each time. */
export async function fillStore({ pool }: Store, count: number): Promise<void> {
  for (const statement of people) await pool.query(statement)
  await pool.query('alter table tasks disable trigger tasks_derived')
  for (let from = 1; from <= count; from += batch) await pool.query(tasks, [from, Math.min(from + batch - 1, count)])
  await pool.query('alter table tasks enable trigger tasks_derived')
  await pool.query(`select setval(pg_get_serial_sequence('tasks', 'id'), $1)`, [count])
  // Also settles the visibility map, as autovacuum would have by then, so that counts need not visit the rows.
  await pool.query('vacuum analyze')
}
