import { expect, test } from 'vitest'
import { columnIds, taskColumns, toSort, toSorting } from './task-columns.ts'

test('the address and the column headers say the same sort', () => {
  for (const sort of ['dueAt', '-dueAt', 'taskPriority', '-taskPriority'] as const) expect(toSort(toSorting(sort))).toBe(sort)
})

test('a sort without a column marks none', () => {
  expect(toSorting('-updatedAt')).toEqual([])
  expect(toSorting('createdAt')).toEqual([])
})

test('every column of the table has its cell', () => {
  expect(taskColumns.map((column) => column.id)).toEqual([...columnIds])
})
