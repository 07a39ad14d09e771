import { sql, type Selectable } from 'kysely'
import type { Role } from '#contract/session.ts'
import type { Database } from '#service/db/schema.ts'
import type { Queryable } from '#service/db/store.ts'
import { visibleOwners } from '#service/resources/task-scope.ts'
import type { Principal } from '#service/users/principal.ts'

/** Somebody whose tasks the asker may see. */
export interface RosterRow {
  id: number
  name: string
  role: Role
  locked: boolean
  time_zone: string | null
  teams: number[]
  settings: Selectable<Database['rep_settings']> | null
  /** The instants (milliseconds) that each of their absences begins and ends at. */
  away: [number, number][]
}

/** Everybody whose tasks `principal` may see, by name. */
export async function readRoster(db: Queryable, principal: Principal): Promise<RosterRow[]> {
  const start = (day: string) => sql`extract(epoch from (${sql.raw(day)}::timestamp at time zone s.time_zone)) * 1000`
  let query = db
    .selectFrom('users as u')
    .leftJoin('rep_settings as s', 's.user_id', 'u.id')
    .select([
      'u.id', 'u.name', 'u.role', 'u.locked', 'u.time_zone',
      sql<number[]>`coalesce((select json_agg(m.team_id order by m.team_id) from team_members m where m.user_id = u.id), '[]'::json)`.as('teams'),
      sql<RosterRow['settings']>`case when s.user_id is not null then to_jsonb(s) end`.as('settings'),
      sql<RosterRow['away']>`coalesce((
        select json_agg(json_build_array(${start('o.from_day::date')}, ${start('(o.until_day::date + 1)')}))
        from (select d ->> 'from' as from_day, d ->> 'until' as until_day from jsonb_array_elements(s.days_off) d) o
      ), '[]'::json)`.as('away'),
    ])
    .orderBy('u.last_name')
    .orderBy('u.first_name')
    .orderBy('u.id')
  const visible = visibleOwners(principal)
  if (visible !== null) query = query.where(visible)
  return query.execute()
}
