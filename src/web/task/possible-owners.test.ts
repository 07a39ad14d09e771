import { expect, test } from 'vitest'
import type { Person } from '#contract/session.ts'
import type { Related } from '#web/data/related-schemas.ts'
import { possibleOwners } from './possible-owners.ts'

const people: Person[] = [
  { id: 1, name: 'Ann', role: 'rep', teams: ['North'], email: '', title: null },
  { id: 2, name: 'Zed', role: 'rep', teams: ['North'], email: '', title: null },
  { id: 3, name: 'Bob', role: 'rep', teams: ['South'], email: '', title: null },
  { id: 4, name: 'Max', role: 'manager', teams: ['North', 'South'], email: '', title: null },
  { id: 5, name: 'Ada', role: 'admin', teams: [], email: '', title: null },
]
const users = people.map(({ id, name }): Related<'user'> => ({
  type: 'user', id, relationships: {}, attributes: { name, firstName: name, lastName: '', email: '', title: null, locked: false },
}))
const offered = (viewer: number, known = people) => possibleOwners(users, people[viewer - 1]!, known, 2).map(({ name }) => name)

test('a rep hands over within the team, a manager within theirs, an admin to anybody; by name', () => {
  expect(offered(1)).toEqual(['Ann', 'Max', 'Zed'])
  expect(offered(4)).toEqual(['Ann', 'Bob', 'Max', 'Zed'])
  expect(offered(5)).toEqual(['Ada', 'Ann', 'Bob', 'Max', 'Zed'])
})

test('where the teams are not told, everybody is offered', () => {
  expect(offered(1, [])).toHaveLength(5)
})

test('the present owner and the viewer are told apart', () => {
  const [ann, , zed] = possibleOwners(users, people[0]!, people, 2)
  expect([ann?.detail, zed?.detail]).toEqual(['You', 'Owner now'])
})
