import type { InboxSort, InboxView, ShownColumn } from './inbox-view.ts'

/** What is known of a column besides its cell. Widths are in rem, so that they follow the text size. */
interface TaskColumn {
  label: string
  /** What the service sorts by under this header, as the first press says it; absent where it can't. */
  sort?: InboxSort
  /** The least that its content can be read in. */
  width: number
  /** Its share of the room that is left over; 0: none. */
  grow: number
  /** Its width without its words, where a picture alone still says something, or with fewer; and when it is cut down to that. */
  small?: { width: number; rank: number }
  /** When it gives its room to others as the list narrows: 1 first. 0 never. */
  rank: number
}

const date = { width: 7.5, grow: 0 }

/** Every column that a list can show. The order is the one in which they are offered. */
export const taskColumns = {
  check: { label: 'Done', width: 1.5, grow: 0, rank: 0 },
  priority: { label: 'Priority', sort: '-taskPriority', width: 1, grow: 0, rank: 98 },
  action: { label: 'Action', width: 6.75, grow: 0, small: { width: 1, rank: 50 }, rank: 97 },
  prospect: { label: 'Prospect', width: 11, grow: 1.15, rank: 0 },
  note: { label: 'Note', width: 8, grow: 1.6, small: { width: 5.25, rank: 75 }, rank: 80 },
  sequence: { label: 'Sequence', width: 12, grow: 0.9, rank: 39 },
  due: { label: 'Due', sort: 'dueAt', width: 8.125, grow: 0, rank: 0 },
  owner: { label: 'Owner', width: 6, grow: 0, small: { width: 1.5, rank: 40 }, rank: 70 },
  account: { label: 'Account', width: 9, grow: 0.9, rank: 43 },
  opportunity: { label: 'Opportunity', width: 9, grow: 0.9, rank: 22 },
  local: { label: 'Local time', width: 7, grow: 0, rank: 44 },
  state: { label: 'State', width: 5.5, grow: 0, rank: 30 },
  type: { label: 'Type', width: 9, grow: 0, rank: 20 },
  step: { label: 'Step', width: 5, grow: 0, rank: 31 },
  scheduled: { label: 'Scheduled', sort: 'scheduledAt', ...date, rank: 24 },
  autoskip: { label: 'Skipped at', ...date, rank: 23 },
  completed: { label: 'Completed', ...date, rank: 25 },
  created: { label: 'Created', sort: '-createdAt', ...date, rank: 10 },
  changed: { label: 'Changed', sort: '-updatedAt', ...date, rank: 11 },
} as const satisfies Record<string, TaskColumn>

export type ColumnId = keyof typeof taskColumns

/** What is shown as long as nobody chose. */
export const usualColumns: readonly ColumnId[] = ['check', 'priority', 'action', 'prospect', 'note', 'sequence', 'due', 'owner']

/** A column as it stands in the list; `width` in CSS pixels at the usual text size, where a person chose one. */
export interface PlacedColumn extends ShownColumn {
  id: ColumnId
}

/** The column's own facts, as one type for all. */
export function columnOf(id: ColumnId): TaskColumn {
  return taskColumns[id]
}

/** The date that matters depends on the view: its column is headed by what it shows there, and sorted by it. */
const dates: Partial<Record<InboxView['state'], Pick<TaskColumn, 'label' | 'sort'>>> = {
  snoozed: { label: 'Wakes', sort: 'dueAt' },
  pending: { label: 'Begins', sort: 'scheduledAt' },
  complete: { label: 'Completed', sort: '-stateChangedAt' },
}

/** How a column is headed in a view of tasks in `state`, and what that header sorts by. */
export function headOf(id: ColumnId, state: InboxView['state']): Pick<TaskColumn, 'label' | 'sort'> {
  return (id === 'due' && dates[state]) || columnOf(id)
}

/** Whether `id` is one of ours: an address may be older or newer than this page. */
function isColumn(id: string): id is ColumnId {
  return Object.hasOwn(taskColumns, id)
}

/** The columns that an address asks for. The mark that completes a task is always there, first, and some column to read. */
export function placedColumns(chosen: readonly ShownColumn[] | null): PlacedColumn[] {
  const known = (chosen ?? []).flatMap(({ id, width }) => (isColumn(id) && id !== 'check' ? [{ id, width }] : []))
  if (known.length === 0) return usualColumns.map((id) => ({ id, width: null }))
  return [{ id: 'check', width: null }, ...known]
}

/** How `sort` marks a column that sorts by `own`, if at all. */
export function sortedBy(own: InboxSort | undefined, sort: InboxSort): 'ascending' | 'descending' | null {
  if (own === undefined || sort.replace('-', '') !== own.replace('-', '')) return null
  return sort.startsWith('-') ? 'descending' : 'ascending'
}

/** What a press of the header asks for: its usual order, or the other way round where it is sorted by it already. */
export function nextSort(own: InboxSort, sort: InboxSort): InboxSort {
  if (sort.replace('-', '') !== own.replace('-', '')) return own
  // The name with and without its dash are both sorts.
  return (sort.startsWith('-') ? sort.slice(1) : `-${sort}`) as InboxSort
}
