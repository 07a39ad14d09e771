import type { Store } from '#service/db/store.ts'

/** Ids in a store that `fillTeam` filled: the rep with the long list, a rep of the same team, a manager of all, and the admin. */
export const filledTeam = { longList: 1, mate: 2, manager: 201, admin: 202, reps: 200, teams: 20 } as const

const people = [
  `insert into workspace (id, kind, created_at) values (1, 'sample', now())`,
  `insert into users (id, first_name, last_name, email, role)
   select n, (array['Ada','Ben','Cleo','Dan','Eva','Finn','Gil','Hana','Ida','Jon'])[1 + (n / ${filledTeam.teams}) % 10], 'Last' || n, 'user' || n || '@example.com',
     case when n <= ${filledTeam.reps} then 'rep' when n = ${filledTeam.manager} then 'manager' else 'admin' end
   from generate_series(1, ${filledTeam.admin}) n`,
  `insert into teams (id, name) select n, 'Team ' || n from generate_series(1, ${filledTeam.teams}) n`,
  `insert into team_members (team_id, user_id, manages) select 1 + (n - 1) % ${filledTeam.teams}, n, false from generate_series(1, ${filledTeam.reps}) n`,
  `insert into team_members (team_id, user_id, manages) select n, ${filledTeam.manager}, true from generate_series(1, ${filledTeam.teams}) n`,
  `insert into task_priorities (id, name, weight) values (1, 'High', 30), (2, 'Normal', 20), (3, 'Low', 10)`,
  `insert into stages (id, name) values (1, 'Talking')`,
  `insert into personas (id, name) values (1, 'Buyer')`,
  `insert into accounts (id, name, owner_id) select n, 'Company ' || n, 1 + n % ${filledTeam.reps} from generate_series(1, 2000) n`,
  `insert into prospects (id, first_name, last_name, title, account_id, owner_id, stage_id, persona_id)
   select n, 'Given' || n % 500, 'Family' || n % 1700, 'Title ' || n % 20, 1 + n % 2000, 1 + n % ${filledTeam.reps}, 1, 1 from generate_series(1, 8000) n`,
]

/** Manual tasks, so that one done brings no next step; due from three weeks ago until five weeks ahead. */
const tasks = `
  insert into tasks (id, action, created_at, due_at, note, state, task_type, updated_at, account_id, creator_type, creator_id, owner_id, prospect_id,
    subject_type, subject_id, task_priority_id, priority_weight, search)
  select n, (array['call', 'email', 'action_item', 'in_person'])[1 + n % 4], now() - interval '30 days',
    date_trunc('minute', now()) + interval '1 minute' * ((n::bigint * 7919) % 80640 - 30240), note, 'incomplete', 'manual', now() - interval '2 days',
    p.account_id, 'user', owner, owner, p.id, 'prospect', p.id, 1 + n % 3, 40 - 10 * (1 + n % 3), to_tsvector('simple', concat_ws(' ', note, p.name, a.name))
  from (
    select n, case when n <= $3::int then ${filledTeam.longList} else 2 + n % ${filledTeam.reps - 1} end as owner,
      'Ask about ' || (array['renewal', 'pricing', 'security', 'onboarding', 'budget', 'contract'])[1 + n % 6] || ', point ' || n as note, 1 + (n * 31) % 8000 as prospect
    from generate_series($1::int, $2::int) n
  ) made join prospects p on p.id = prospect join accounts a on a.id = p.account_id`

const batch = 20_000

/** Fills an empty store with 200 reps and `total` open tasks, `longList` of them one rep's; the same each time, but for today's date. */
export async function fillTeam({ pool }: Store, { total, longList }: { total: number; longList: number }): Promise<void> {
  for (const statement of people) await pool.query(statement)
  await pool.query('alter table tasks disable trigger tasks_derived')
  for (let from = 1; from <= total; from += batch) await pool.query(tasks, [from, Math.min(from + batch - 1, total), longList])
  await pool.query('alter table tasks enable trigger tasks_derived')
  await pool.query(`select setval(pg_get_serial_sequence('tasks', 'id'), $1)`, [total])
  await pool.query('vacuum analyze')
}
