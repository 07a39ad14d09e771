import { expect, test } from 'vitest'
import { headOf, nextSort, placedColumns, sortedBy, taskColumns, usualColumns, type ColumnId } from './task-columns.ts'

test('a header sorts by its usual order first, and the other way round when pressed again', () => {
  expect(nextSort('-taskPriority', 'dueAt')).toBe('-taskPriority')
  expect(nextSort('-taskPriority', '-taskPriority')).toBe('taskPriority')
  expect(nextSort('-taskPriority', 'taskPriority')).toBe('-taskPriority')
  expect(nextSort('dueAt', 'dueAt')).toBe('-dueAt')
})

test('one header at most is marked for a sort', () => {
  const ids = Object.keys(taskColumns) as ColumnId[]
  const marked = (sort: Parameters<typeof sortedBy>[1]) =>
    ids.flatMap((id) => {
      const way = sortedBy(headOf(id, 'open').sort, sort)
      return way ? [`${id} ${way}`] : []
    })
  expect(marked('dueAt')).toEqual(['due ascending'])
  expect(marked('-updatedAt')).toEqual(['changed descending'])
  expect(marked('taskPriority')).toEqual(['priority ascending'])
})

test('the date’s column is headed by what it shows in a view, and sorts by that', () => {
  expect(headOf('due', 'open')).toMatchObject({ label: 'Due', sort: 'dueAt' })
  expect(headOf('due', 'snoozed')).toEqual({ label: 'Wakes', sort: 'dueAt' })
  expect(headOf('due', 'pending')).toEqual({ label: 'Begins', sort: 'scheduledAt' })
  expect(headOf('due', 'complete')).toEqual({ label: 'Completed', sort: '-stateChangedAt' })
  expect(headOf('owner', 'snoozed')).toMatchObject({ label: 'Owner' })
})

test('an address without columns, or with none that we know, shows the usual ones', () => {
  expect(placedColumns(null).map(({ id }) => id)).toEqual(usualColumns)
  expect(placedColumns([{ id: 'horoscope', width: null }]).map(({ id }) => id)).toEqual(usualColumns)
})

test('columns stand in the order of the address, with the mark that completes a task always first', () => {
  const chosen = [{ id: 'due', width: 120 }, { id: 'check', width: 300 }, { id: 'horoscope', width: null }, { id: 'prospect', width: null }]
  expect(placedColumns(chosen)).toEqual([{ id: 'check', width: null }, { id: 'due', width: 120 }, { id: 'prospect', width: null }])
})
