import { expect, it } from 'vitest'
import { readPlanAddress } from './plan-address.ts'
import { planSentence, someNames } from './plan-words.ts'

const names: Record<number, string> = { 1: 'Ana', 2: 'Ben', 3: 'Cy' }
const said = (search: string) => planSentence(readPlanAddress(search), (id) => names[id] ?? '?')

it('says a plan in one sentence', () => {
  expect(said('?from=1&to=2,3&rule=even')).toBe('Everything of Ana, to Ben and Cy, evenly.')
  expect(said('?ids=7,8,9')).toBe('3 picked tasks, to nobody yet, by capacity left.')
  expect(said('?from=1,2,3,4&to=2')).toBe('Everything of 4 people, to Ben, by capacity left.')
  expect(said('')).toBe('Nothing picked yet, to nobody yet, by capacity left.')
  expect(said('?from=1&until=2026-05-08&to=2&leave=2026-05-08..2026-05-12')).toMatch(/^Everything of Ana due until .*8.*, to Ben, by capacity left, while away .*8.*12/)
})

it('names as many as a line holds, and says how many more there are', () => {
  expect(someNames(['Ana', 'Ben'])).toBe('Ana, Ben')
  expect(someNames(['Ana', 'Ben', 'Cy'], 2)).toBe('Ana, Ben, Cy')
  expect(someNames(['Ana', 'Ben', 'Cy', 'Dan'], 2)).toBe('Ana, Ben and 2 others')
})
