import type { PersonLoad, TeamLoad } from '#contract/team-load.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { canManage, type Principal } from '#service/users/principal.ts'
import type { OpenLoad } from './open-load.ts'
import type { OwnerLoad } from './owner-load.ts'
import { settingsOf } from './rep-settings.ts'
import { readRoster, type RosterRow } from './roster.ts'

/** Everybody's load in the windows that `bounds` cut: who has work of a rep, and who has tasks all the same. */
export async function readTeamLoad({ store, clock }: Dependencies, load: OpenLoad, principal: Principal, bounds: readonly number[]): Promise<TeamLoad> {
  const roster = await readRoster(store.db, principal)
  const loads = await load.read(roster.map(({ id }) => id))
  const data = roster.flatMap((person): PersonLoad[] => {
    const tasks = loads.get(person.id)
    const counts = tasks !== undefined && (tasks.size > 0 || (person.role === 'rep' && !person.locked))
    return counts ? [personLoad(person, tasks, bounds, principal)] : []
  })
  const shown = new Set(data.flatMap(({ attributes }) => attributes.teams))
  const teams = shown.size === 0 ? [] : await store.db.selectFrom('teams').select(['id', 'name']).where('id', 'in', [...shown]).orderBy('name').orderBy('id').execute()
  return { data, meta: { at: clock.now().toISOString(), teams } }
}

function personLoad(person: RosterRow, tasks: OwnerLoad, bounds: readonly number[], principal: Principal): PersonLoad {
  const edges = [-Infinity, ...bounds, Infinity]
  const cells = edges.slice(1).map((until, index) => tasks.between(edges[index] ?? -Infinity, until))
  const late = bounds[0] ?? -Infinity
  return {
    type: 'teamLoad', id: person.id,
    attributes: {
      name: person.name, role: person.role, locked: person.locked, teams: person.teams,
      counts: cells.map(({ count }) => count), minutes: cells.map(({ minutes }) => minutes), undated: tasks.undated(),
      dueWhileAway: person.away.reduce((sum, [from, until]) => sum + tasks.between(from, Math.min(until, late)).count, 0),
      settings: settingsOf(person.settings, person.time_zone), canManage: canManage(principal, person.id),
    },
  }
}
