import type { Person } from '#contract/session.ts'
import type { Related } from '#web/data/related-schemas.ts'
import type { PickablePerson } from '#web/ui/person-picker.tsx'

/**
 * Whom `viewer` can hand a task to: an admin anybody, everyone else the people they share a team with. Where the session
 * doesn't tell the teams, everybody is offered and the service decides. By name, as they are read.
 */
export function possibleOwners(users: readonly Related<'user'>[], viewer: Person, people: readonly Person[], present: number | null): PickablePerson[] {
  const teams = new Map(people.map((person) => [person.id, person.teams]))
  const isOffered = ({ id }: Related<'user'>) =>
    viewer.role === 'admin' || id === viewer.id || teams.size === 0 || (teams.get(id) ?? []).some((team) => viewer.teams.includes(team))
  return users
    .filter(isOffered)
    .map(({ id, attributes }) => ({
      id,
      name: attributes.name,
      detail: [id === viewer.id && 'You', id === present && 'Owner now', attributes.title, viewer.role === 'admin' && teams.get(id)?.join(', ')].filter(Boolean).join(' · '),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
