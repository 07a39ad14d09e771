import { expect, test } from 'vitest'
import { taskSchema } from '#contract/task.ts'
import { entriesInBounds } from './cache-bounds.ts'
import { readCacheEntry, storedEntry, type CacheEntry } from './cache-entries.ts'

const now = 1_000_000
const wide = { entries: 100, characters: 100_000, ageMs: 900_000 }

function entry(name: string, readAt: number, value: unknown): CacheEntry {
  const read = readCacheEntry(name, storedEntry(value, readAt))
  if (read === null) throw new Error(`${name} does not read`)
  return read
}
const task = (id: number, readAt: number, prospect = id) =>
  entry(`task:${id}`, readAt, taskSchema.parse({ type: 'task', id, attributes: { state: 'incomplete' }, relationships: { prospect: { data: { type: 'prospect', id: prospect } } } }))
const prospect = (id: number, readAt: number) => entry(`related:prospect:${id}`, readAt, { type: 'prospect', id, attributes: {}, relationships: { account: { data: { type: 'account', id } } } })
const account = (id: number, readAt: number) => entry(`related:account:${id}`, readAt, { type: 'account', id, attributes: {}, relationships: {} })
const list = (ids: readonly number[], readAt: number, q = '') =>
  entry(`list:${q}`, readAt, { params: { q }, pages: [{ ids, next: null, count: null, readAt }], pageParams: [null] })
const names = (entries: readonly CacheEntry[]) => entries.map(({ name }) => name)

test('the oldest go where there is no room, by number and by size', () => {
  const all = [task(1, 300_000), task(2, 500_000), task(3, 400_000)]
  expect(names(entriesInBounds(all, { ...wide, entries: 2 }, now))).toEqual(['task:2', 'task:3'])
  const size = all[0]?.size ?? 0
  expect(names(entriesInBounds(all, { ...wide, characters: size * 2 }, now))).toEqual(['task:2', 'task:3'])
})

test('what is too old to help anybody goes', () => {
  expect(names(entriesInBounds([task(1, 90_000), task(2, 110_000)], wide, now))).toEqual(['task:2'])
})

test('a task is as young as the youngest list that holds it, and what hangs on it, near and far, as young as the task', () => {
  const kept = entriesInBounds([task(1, 10), prospect(1, 10), account(1, 10), account(2, 10), list([1], 700_000), list([1], 400_000, 'x')], wide, now)
  expect(Object.fromEntries(kept.map(({ name, readAt }) => [name, readAt]))).toEqual({
    'task:1': 700_000, 'related:prospect:1': 700_000, 'related:account:1': 700_000, 'list:': 700_000, 'list:x': 400_000,
  })
})

test('a list made of pages read at different times makes each task only as young as its page', () => {
  const pages = [{ ids: [1], next: null, count: 2, readAt: 200_000 }, { ids: [2], next: null, count: null, readAt: 600_000 }]
  const kept = entriesInBounds([task(1, 10), task(2, 10), entry('list:', 200_000, { params: {}, pages, pageParams: [null, '/next'] })], wide, now)
  expect(Object.fromEntries(kept.map(({ name, readAt }) => [name, readAt]))).toEqual({ 'task:1': 200_000, 'task:2': 600_000, 'list:': 200_000 })
})

test('of the many searches that were typed only the last are kept', () => {
  const searches = Array.from({ length: 60 }, (_, index) => list([], 500_000 + index, `word ${index}`))
  const kept = entriesInBounds(searches, wide, now)
  expect(kept).toHaveLength(40)
  expect(kept[0]?.name).toBe('list:word 59')
})
