import { createColumnHelper, rowSortingFeature, tableFeatures, type SortingState } from '@tanstack/react-table'
import type { VisibleRow } from '#web/data/visible-rows.ts'
import type { InboxSort } from './inbox-view.ts'

/** The service sorts; the table only knows by what. */
export const taskTableFeatures = tableFeatures({ rowSortingFeature })

const column = createColumnHelper<typeof taskTableFeatures, VisibleRow>()

/** The columns in their order. An accessor only where the service can sort by it. */
export const taskColumns = column.columns([
  column.display({ id: 'check', header: 'Done' }),
  column.accessor('id', { id: 'priority', header: 'Priority', sortDescFirst: true }),
  column.display({ id: 'action', header: 'Action' }),
  column.display({ id: 'prospect', header: 'Prospect' }),
  column.display({ id: 'note', header: 'Note' }),
  column.display({ id: 'sequence', header: 'Sequence' }),
  column.accessor('id', { id: 'due', header: 'Due', sortDescFirst: false }),
  column.display({ id: 'owner', header: 'Owner' }),
])

export const columnIds = ['check', 'priority', 'action', 'prospect', 'note', 'sequence', 'due', 'owner'] as const
export type ColumnId = (typeof columnIds)[number]

const byColumn = { due: 'dueAt', priority: 'taskPriority' } as const

/** The address's sort as the table's; empty where it sorts by something that has no column. */
export function toSorting(sort: InboxSort): SortingState {
  const isDescending = sort.startsWith('-')
  const key = isDescending ? sort.slice(1) : sort
  const found = Object.entries(byColumn).find(([, name]) => name === key)
  return found ? [{ id: found[0], desc: isDescending }] : []
}

/** The table's sort as the address's. */
export function toSort(sorting: SortingState): InboxSort {
  const [first] = sorting
  const key = first?.id === 'priority' ? byColumn.priority : byColumn.due
  return first?.desc ? `-${key}` : key
}
