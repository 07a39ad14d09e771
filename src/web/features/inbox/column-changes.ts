import type { ShownColumn } from './inbox-view.ts'
import { columnOf, usualColumns, type ColumnId, type PlacedColumn } from './task-columns.ts'

/** Widths that a person can choose, in CSS pixels at the usual text size. */
const widest = 1200

/** The columns as the address says them: without the one that is always there, and null where they are the usual ones. */
export function chosenColumns(placed: readonly PlacedColumn[]): ShownColumn[] | null {
  const isUsual = placed.length === usualColumns.length && placed.every(({ id, width }, index) => id === usualColumns[index] && width === null)
  return isUsual ? null : placed.filter(({ id }) => id !== 'check').map(({ id, width }) => ({ id, width }))
}

/** Shows a column, last, or hides it. The last one to read stays. */
export function toggleColumn(placed: readonly PlacedColumn[], id: ColumnId): PlacedColumn[] {
  if (!placed.some((column) => column.id === id)) return [...placed, { id, width: null }]
  return placed.length <= 2 ? [...placed] : placed.filter((column) => column.id !== id)
}

/** Puts a column at `to`, counted among all of them. None comes before the mark that completes a task. */
export function moveColumn(placed: readonly PlacedColumn[], id: ColumnId, to: number): PlacedColumn[] {
  const moved = placed.find((column) => column.id === id)
  if (moved === undefined || id === 'check') return [...placed]
  const others = placed.filter((column) => column.id !== id)
  const place = Math.max(1, Math.min(to, others.length))
  return [...others.slice(0, place), moved, ...others.slice(place)]
}

/** Gives a column a width, within what can be read and used. */
export function resizeColumn(placed: readonly PlacedColumn[], id: ColumnId, width: number): PlacedColumn[] {
  const own = columnOf(id)
  const least = Math.max(24, Math.round(Math.min(own.small?.width ?? own.width, 3) * 16))
  return placed.map((column) => (column.id === id ? { ...column, width: Math.round(Math.max(least, Math.min(width, widest))) } : column))
}
