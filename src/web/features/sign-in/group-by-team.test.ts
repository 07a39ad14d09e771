import { expect, test } from 'vitest'
import type { Person } from '#contract/session.ts'
import { groupByTeam } from './group-by-team.ts'

function person(name: string, role: Person['role'], teams: string[]): Person {
  return { id: name.length, name, role, teams, email: `${name}@example.com`, title: null }
}

test('people stand under their team, the manager first, then by name; an admin comes last', () => {
  const groups = groupByTeam([
    person('Zoe', 'rep', ['North']),
    person('Ada', 'admin', ['North']),
    person('Ben', 'rep', ['South']),
    person('Vic', 'manager', ['North', 'South']),
    person('Cas', 'rep', ['North']),
    person('Noa', 'rep', []),
  ])
  expect(groups.map(({ name, people }) => [name, people.map((one) => one.name)])).toEqual([
    ['North', ['Vic', 'Cas', 'Zoe']],
    ['South', ['Ben']],
    ['Whole company', ['Ada', 'Noa']],
  ])
})
