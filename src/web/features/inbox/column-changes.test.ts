import { expect, test } from 'vitest'
import { chosenColumns, moveColumn, resizeColumn, toggleColumn } from './column-changes.ts'
import { placedColumns } from './task-columns.ts'

const usual = placedColumns(null)
const ids = (columns: readonly { id: string }[]) => columns.map(({ id }) => id).join(' ')

test('the usual columns are said by saying nothing, and any others by name', () => {
  expect(chosenColumns(usual)).toBeNull()
  expect(chosenColumns(resizeColumn(usual, 'due', 120))).toHaveLength(7)
  expect(chosenColumns(moveColumn(moveColumn(usual, 'due', 1), 'due', 6))).toBeNull()
})

test('what is chosen reads back as it was chosen', () => {
  const placed = resizeColumn(toggleColumn(moveColumn(usual, 'owner', 1), 'state'), 'prospect', 300)
  expect(placedColumns(chosenColumns(placed))).toEqual(placed)
})

test('a column that is shown comes last; hidden and shown again it has no width of its own', () => {
  const shown = toggleColumn(usual, 'created')
  expect(ids(shown)).toBe(`${ids(usual)} created`)
  expect(toggleColumn(toggleColumn(resizeColumn(shown, 'created', 200), 'created'), 'created').at(-1)).toEqual({ id: 'created', width: null })
})

test('the last column to read stays', () => {
  const one = placedColumns([{ id: 'prospect', width: null }])
  expect(toggleColumn(one, 'prospect')).toEqual(one)
})

test('a column moves within the row, and never before the mark that completes a task', () => {
  expect(ids(moveColumn(usual, 'due', 2))).toBe('check priority due action prospect note sequence owner')
  expect(ids(moveColumn(usual, 'priority', 0))).toBe(ids(usual))
  expect(ids(moveColumn(usual, 'priority', 99))).toBe('check action prospect note sequence due owner priority')
  expect(ids(moveColumn(usual, 'check', 4))).toBe(ids(usual))
})

test('a width stays within what can be read and used', () => {
  const width = (wanted: number) => resizeColumn(usual, 'note', wanted).find(({ id }) => id === 'note')?.width
  expect([width(1), width(200.4), width(9000)]).toEqual([48, 200, 1200])
})
