import { columnOrderingFeature, columnSizingFeature, columnVisibilityFeature, createColumnHelper, tableFeatures, useTable, type Updater } from '@tanstack/react-table'
import { useMemo } from 'react'
import { columnIds, fromColumnState, movedOrder, toColumnState, usableWidth, widthsOf, type ColumnState } from './column-state.ts'
import { columnOf, type ColumnId, type PlacedColumn } from './task-columns.ts'

/** The service filters, sorts and pages, and the rows are virtualised by id; the table has the columns. */
const features = tableFeatures({ columnOrderingFeature, columnSizingFeature, columnVisibilityFeature })
const helper = createColumnHelper<typeof features, never>()

const definitions = helper.columns(
  columnIds.map((id) => {
    const { least, most } = widthsOf(id)
    return helper.display({ id, header: columnOf(id).label, enableHiding: id !== 'check', size: columnOf(id).width * 16, minSize: least, maxSize: most })
  }),
)
const noRows: never[] = []

/** The list's columns, to be looked at and changed. Each change goes to the address at once. */
export interface ColumnTable {
  /** Those that are shown, in their order. */
  shown: readonly PlacedColumn[]
  /** All of them, those that are shown first. */
  options: readonly { id: ColumnId; isShown: boolean; toggle: () => void }[]
  /** Puts a column at `to`, counted among those that are shown. Returns how they stand then. */
  move: (id: ColumnId, to: number) => readonly PlacedColumn[]
  /** Gives a column a width in CSS pixels at the usual text size, within what can be used. Returns how they stand then. */
  resize: (id: ColumnId, width: number) => readonly PlacedColumn[]
}

/** The table of the list's columns over what the address says of them. */
export function useColumnTable(placed: readonly PlacedColumn[], onChange: (next: readonly PlacedColumn[]) => void): ColumnTable {
  const state = useMemo(() => toColumnState(placed), [placed])
  const put = (part: Partial<ColumnState>) => onChange(fromColumnState({ ...state, ...part }))
  const table = useTable({
    features, columns: definitions, data: noRows, state,
    onColumnOrderChange: (next) => put({ columnOrder: updated(next, state.columnOrder) }),
    onColumnSizingChange: (next) => put({ columnSizing: updated(next, state.columnSizing) }),
    onColumnVisibilityChange: (next) => {
      const columnVisibility = updated(next, state.columnVisibility)
      // Some column to read stays.
      if (fromColumnState({ ...state, columnVisibility }).length > 1) put({ columnVisibility })
    },
  })
  return {
    shown: placed,
    // The definitions are made of our own columns.
    options: table.getAllLeafColumns().map((column) => ({ id: column.id as ColumnId, isShown: column.getIsVisible(), toggle: () => column.toggleVisibility() })),
    move(id, to) {
      const columnOrder = movedOrder(state.columnOrder, id, to)
      table.setColumnOrder(columnOrder)
      return fromColumnState({ ...state, columnOrder })
    },
    resize(id, width) {
      const columnSizing = { ...state.columnSizing, [id]: usableWidth(id, width) }
      table.setColumnSizing(columnSizing)
      return fromColumnState({ ...state, columnSizing })
    },
  }
}

function updated<Value>(updater: Updater<Value>, before: Value): Value {
  return typeof updater === 'function' ? (updater as (before: Value) => Value)(before) : updater
}
