import { expect, test } from 'vitest'
import { chosenColumns, columnIds, fromColumnState, movedOrder, toColumnState, usableWidth } from './column-state.ts'
import { placedColumns, type ColumnId, type PlacedColumn } from './task-columns.ts'

const usual = placedColumns(null)
const ids = (columns: readonly { id: string }[]) => columns.map(({ id }) => id).join(' ')
const move = (columns: readonly PlacedColumn[], id: ColumnId, to: number) => {
  const state = toColumnState(columns)
  return fromColumnState({ ...state, columnOrder: movedOrder(state.columnOrder, id, to) })
}
const show = (columns: readonly PlacedColumn[], id: ColumnId, isShown: boolean) => {
  const state = toColumnState(columns)
  return fromColumnState({ ...state, columnVisibility: { ...state.columnVisibility, [id]: isShown } })
}
const widen = (columns: readonly PlacedColumn[], id: ColumnId, width: number) => {
  const state = toColumnState(columns)
  return fromColumnState({ ...state, columnSizing: { ...state.columnSizing, [id]: width } })
}

test('the usual columns are said by saying nothing, and any others by name', () => {
  expect(chosenColumns(usual)).toBeNull()
  expect(chosenColumns(widen(usual, 'due', 120))).toHaveLength(7)
  expect(chosenColumns(move(move(usual, 'due', 1), 'due', 6))).toBeNull()
})

test('what is chosen reads back as it was chosen', () => {
  const placed = widen(show(move(usual, 'owner', 1), 'state', true), 'prospect', 300)
  expect(placedColumns(chosenColumns(placed))).toEqual(placed)
})

test('the table knows every column, and shows those of the list in their order', () => {
  const state = toColumnState(usual)
  expect([...state.columnOrder].sort()).toEqual([...columnIds].sort())
  expect(fromColumnState(state)).toEqual(usual)
})

test('a column that is shown comes last; hidden and shown again it has no width of its own', () => {
  const shown = show(usual, 'created', true)
  expect(ids(shown)).toBe(`${ids(usual)} created`)
  expect(show(show(widen(shown, 'created', 200), 'created', false), 'created', true).at(-1)).toEqual({ id: 'created', width: null })
})

test('a column moves within the row, and never before the mark that completes a task', () => {
  expect(ids(move(usual, 'due', 2))).toBe('check priority due action prospect note sequence owner')
  expect(ids(move(usual, 'priority', 0))).toBe(ids(usual))
  expect(ids(move(usual, 'priority', 99))).toBe('check action prospect note sequence due owner priority')
  expect(ids(move(usual, 'check', 4))).toBe(ids(usual))
})

test('a width stays within what can be read and used', () => {
  expect([usableWidth('note', 1), usableWidth('note', 200.4), usableWidth('note', 9000)]).toEqual([48, 200, 1200])
})
