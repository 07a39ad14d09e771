import { sql } from 'kysely'
import type { Person, Role } from '#contract/session.ts'
import type { Store } from '#service/db/store.ts'

/** Everybody who isn't locked, admins first, then managers, then by team and name: the order of the sign-in list. */
export async function listPeople({ db }: Pick<Store, 'db'>, only: { id?: number } = {}): Promise<Person[]> {
  let query = db
    .selectFrom('users as u')
    .where('u.locked', '=', false)
    .select([
      'u.id', 'u.name', 'u.email', 'u.title', 'u.role',
      sql<string[]>`coalesce((select json_agg(t.name order by t.name) from team_members m join teams t on t.id = m.team_id where m.user_id = u.id), '[]'::json)`.as('teams'),
    ])
  if (only.id !== undefined) query = query.where('u.id', '=', only.id)
  const people = await query.execute()
  return people.sort((a, b) => rank[a.role] - rank[b.role] || compare(a.teams[0], b.teams[0]) || compare(a.name, b.name))
}

const rank: Record<Role, number> = { admin: 0, manager: 1, rep: 2 }

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
