import type { ColumnOrderState, ColumnSizingState, ColumnVisibilityState } from '@tanstack/react-table'
import type { ShownColumn } from './inbox-view.ts'
import { columnOf, taskColumns, usualColumns, type ColumnId, type PlacedColumn } from './task-columns.ts'

/** What the table keeps of its columns. */
export interface ColumnState {
  columnOrder: ColumnOrderState
  columnSizing: ColumnSizingState
  columnVisibility: ColumnVisibilityState
}

/** Every column that there is. */
export const columnIds = Object.keys(taskColumns) as readonly ColumnId[]

/** The columns as the address says them: without the one that is always there, and null where they are the usual ones. */
export function chosenColumns(placed: readonly PlacedColumn[]): ShownColumn[] | null {
  const isUsual = placed.length === usualColumns.length && placed.every(({ id, width }, index) => id === usualColumns[index] && width === null)
  return isUsual ? null : placed.filter(({ id }) => id !== 'check').map(({ id, width }) => ({ id, width }))
}

/** The columns as the table has them. Those that aren't shown stand behind the others, so that one shown comes last. */
export function toColumnState(placed: readonly PlacedColumn[]): ColumnState {
  const shown = new Set<string>(placed.map(({ id }) => id))
  return {
    columnOrder: [...placed.map(({ id }) => id), ...columnIds.filter((id) => !shown.has(id))],
    columnSizing: Object.fromEntries(placed.flatMap(({ id, width }) => (width === null ? [] : [[id, width]]))),
    columnVisibility: Object.fromEntries(columnIds.map((id) => [id, shown.has(id)])),
  }
}

/** The columns that the table shows, as the list has them: the mark that completes a task first. */
export function fromColumnState({ columnOrder, columnSizing, columnVisibility }: ColumnState): PlacedColumn[] {
  // The order is made of our own columns.
  const shown = (columnOrder as ColumnId[]).filter((id) => id !== 'check' && columnVisibility[id] === true)
  return [{ id: 'check', width: null }, ...shown.map((id) => ({ id, width: columnSizing[id] ?? null }))]
}

/** The order with a column at `to`, counted among all of them. None comes before the mark that completes a task. */
export function movedOrder(order: readonly string[], id: ColumnId, to: number): string[] {
  if (id === 'check' || !order.includes(id)) return [...order]
  const others = order.filter((other) => other !== id)
  const place = Math.max(1, Math.min(to, others.length))
  return [...others.slice(0, place), id, ...others.slice(place)]
}

/** Widths that a column may have, in CSS pixels at the usual text size: what can be read, and used. */
export function widthsOf(id: ColumnId): { least: number; most: number } {
  const own = columnOf(id)
  return { least: Math.max(24, Math.round(Math.min(own.small?.width ?? own.width, 3) * 16)), most: 1200 }
}

/** A width of the column's that can be read and used. */
export function usableWidth(id: ColumnId, width: number): number {
  const { least, most } = widthsOf(id)
  return Math.round(Math.max(least, Math.min(width, most)))
}
