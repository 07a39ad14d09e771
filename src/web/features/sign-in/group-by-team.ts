import type { Person } from '#contract/session.ts'

const rank = { admin: 0, manager: 1, rep: 2 } as const

/**
 * People under their first team's name, managers first, then by name. A manager of several teams stands once, under
 * the first; whoever has no team (an admin) comes last, under "Whole company".
 */
export function groupByTeam(people: readonly Person[]): { name: string; people: Person[] }[] {
  const teams = new Map<string, Person[]>()
  for (const person of people) {
    const name = person.role === 'admin' ? wholeCompany : (person.teams[0] ?? wholeCompany)
    teams.set(name, [...(teams.get(name) ?? []), person])
  }
  return [...teams]
    .map(([name, members]) => ({ name, people: members.toSorted((a, b) => rank[a.role] - rank[b.role] || a.name.localeCompare(b.name)) }))
    .toSorted((a, b) => Number(a.name === wholeCompany) - Number(b.name === wholeCompany) || a.name.localeCompare(b.name))
}

const wholeCompany = 'Whole company'
