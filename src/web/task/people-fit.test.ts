import { expect, test } from 'vitest'
import { orderByFit, type FitFacts } from './people-fit.ts'

const person = (id: number) => ({ id, name: `Person ${id}`, detail: 'Rep' })
const fact = (given: Partial<FitFacts> = {}): FitFacts => ({ today: 10, capacity: 40, isSameTeam: true, sameAccount: 0, ...given })

test('the owner’s team first, then the account, then room today; the unknown and the present owner last', () => {
  const facts = new Map([[1, fact()], [2, fact({ today: 35 })], [3, fact({ sameAccount: 2, today: 39 })], [4, fact({ isSameTeam: false, today: 0 })], [5, fact({ capacity: 0 })], [6, fact()]])
  const ordered = orderByFit([1, 2, 3, 4, 5, 6, 7].map(person), facts, 6)
  expect(ordered.map(({ id }) => id)).toEqual([3, 1, 2, 5, 4, 7, 6])
  expect(ordered.slice(0, 4).map(({ detail }) => detail)).toEqual(['39 of 40 today · 2 of this account · Rep', '10 of 40 today · Rep', '35 of 40 today · Rep', 'off today · Rep'])
})

test('nothing known leaves the order as it was', () => {
  expect(orderByFit([2, 1].map(person), new Map(), null)).toEqual([2, 1].map(person))
})
