import { describe, expect, test } from 'vitest'
import { taskSchema } from '#contract/task.ts'
import { rememberRelated } from '#web/data/related.ts'
import { groupFacts } from './group-facts.ts'
import { groupingSort } from './grouping-sort.ts'

const task = (attributes: object, relationships: object = {}) => taskSchema.parse({ type: 'task', id: 1, attributes: { state: 'incomplete', ...attributes }, relationships })
const at = (instant: string) => Date.parse(instant)

describe('by due date', () => {
  const groupOf = (dueAt: string | null, now: string, zone: string) => groupFacts('due', 'dueAt', at(now), zone)(task({ dueAt })).label

  // Wednesday 25 November 2026, 10:00 in New York.
  test.each([
    [null, 'No date'],
    ['2020-01-01T00:00:00Z', 'Overdue'],
    ['2026-11-25T04:59:59.999Z', 'Overdue'],
    ['2026-11-25T05:00:00.000Z', 'Today'],
    ['2026-11-26T04:59:59.999Z', 'Today'],
    ['2026-11-26T05:00:00.000Z', 'Tomorrow'],
    ['2026-11-27T05:00:00.000Z', 'This week'],
    ['2026-11-30T04:59:59.999Z', 'This week'],
    ['2026-11-30T05:00:00.000Z', 'Next week'],
    ['2026-12-07T04:59:59.999Z', 'Next week'],
    ['2026-12-07T05:00:00.000Z', 'Later'],
    ['9999-12-31T00:00:00Z', 'Later'],
  ])('%s is %s', (dueAt, label) => {
    expect(groupOf(dueAt, '2026-11-25T15:00:00Z', 'America/New_York')).toBe(label)
  })

  test('is the viewer’s: one instant is today here and tomorrow there', () => {
    const due = '2026-11-25T23:30:00Z'
    expect(groupOf(due, '2026-11-25T12:00:00Z', 'Europe/London')).toBe('Today')
    expect(groupOf(due, '2026-11-25T12:00:00Z', 'Asia/Tokyo')).toBe('Tomorrow')
  })

  test('on a Sunday tomorrow is Monday, and nothing is left of this week', () => {
    const now = '2026-11-29T12:00:00Z'
    expect(groupOf('2026-11-30T09:00:00Z', now, 'UTC')).toBe('Tomorrow')
    expect(groupOf('2026-12-01T09:00:00Z', now, 'UTC')).toBe('Next week')
    expect(groupOf('2026-12-07T09:00:00Z', now, 'UTC')).toBe('Later')
  })

  test('on a Saturday tomorrow is Sunday and next week begins on Monday', () => {
    const now = '2026-11-28T12:00:00Z'
    expect(groupOf('2026-11-29T09:00:00Z', now, 'UTC')).toBe('Tomorrow')
    expect(groupOf('2026-11-30T09:00:00Z', now, 'UTC')).toBe('Next week')
  })

  test('days of 23 and 25 hours are whole days', () => {
    // New York puts its clocks forward on 8 March 2026 and back on 1 November 2026.
    const spring = '2026-03-08T05:30:00Z'
    expect(groupOf('2026-03-09T03:59:59Z', spring, 'America/New_York')).toBe('Today')
    expect(groupOf('2026-03-09T04:00:00Z', spring, 'America/New_York')).toBe('Tomorrow')
    const autumn = '2026-11-01T04:30:00Z'
    expect(groupOf('2026-11-02T04:59:59Z', autumn, 'America/New_York')).toBe('Today')
    expect(groupOf('2026-11-02T05:00:00Z', autumn, 'America/New_York')).toBe('Tomorrow')
  })

  test('where midnight doesn’t exist, the day begins after the gap', () => {
    // Beirut put its clocks forward at midnight of 29 March 2026.
    const now = '2026-03-28T12:00:00Z'
    expect(groupOf('2026-03-28T21:59:59Z', now, 'Asia/Beirut')).toBe('Today')
    expect(groupOf('2026-03-28T22:00:00Z', now, 'Asia/Beirut')).toBe('Tomorrow')
  })

  test('never turns back along a list sorted by due date, nor forward along one turned round', () => {
    const now = at('2026-11-29T12:00:00Z')
    const instants = Array.from({ length: 400 }, (_, hour) => new Date(now - 100 * 3_600_000 + hour * 3_600_000).toISOString())
    for (const [sort, dates] of [['dueAt', [...instants, null]], ['-dueAt', [null, ...instants.toReversed()]]] as const) {
      const ranks = dates.map((dueAt) => groupFacts('due', sort, now, 'America/New_York')(task({ dueAt })).rank)
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
      expect(new Set(ranks).size).toBeGreaterThan(5)
    }
  })
})

describe('by what tasks hang on', () => {
  rememberRelated([
    { type: 'account', id: 7, attributes: { name: 'Tallgrass Energy' }, relationships: {} },
    { type: 'taskPriority', id: 1, attributes: { name: 'Low', weight: 1 }, relationships: {} },
    { type: 'taskPriority', id: 3, attributes: { name: 'High', weight: 3 }, relationships: {} },
  ])
  const hangingOn = (type: string, id: number | null) => task({}, { [type]: { data: id === null ? null : { type, id } } })

  test('the group is called by its name, and what hangs on nothing comes last', () => {
    const factsOf = groupFacts('account', 'dueAt', 0, 'UTC')
    expect(factsOf(hangingOn('account', 7))).toEqual({ key: '7', label: 'Tallgrass Energy', rank: 0 })
    expect(factsOf(hangingOn('account', null)).label).toBe('No account')
    expect(factsOf(hangingOn('account', null)).rank).toBeGreaterThan(0)
    expect(factsOf(hangingOn('account', 99)).label).toBe('Unknown (99)')
  })

  test('priorities stand by weight, the other way round where the list does', () => {
    const order = (sort: 'dueAt' | 'taskPriority') =>
      [1, 3, null].map((id) => groupFacts('priority', sort, 0, 'UTC')(hangingOn('taskPriority', id))).toSorted((a, b) => a.rank - b.rank).map(({ label }) => label)
    expect(order('dueAt')).toEqual(['High', 'Low', 'No priority'])
    expect(order('taskPriority')).toEqual(['No priority', 'Low', 'High'])
  })

  test('types have their names', () => {
    expect(groupFacts('type', 'dueAt', 0, 'UTC')(task({ taskType: 'sequence_step_call' })).label).toBe('Sequence call')
  })
})

test('says which order brings rows group by group', () => {
  const due = { name: 'dueAt', descending: false }
  expect(groupingSort('due', 'dueAt', true)).toEqual([due])
  expect(groupingSort('due', '-updatedAt', true)).toBeNull()
  expect(groupingSort('priority', 'dueAt', true)).toEqual([{ name: 'taskPriority', descending: true }, due])
  expect(groupingSort('priority', 'taskPriority', true)).toEqual([{ name: 'taskPriority', descending: false }])
  expect(groupingSort('priority', 'dueAt', false)).toBeNull()
  expect(groupingSort('account', 'dueAt', true)).toBeNull()
  expect(groupingSort('none', 'dueAt', true)).toBeNull()
})
