import { ArrowDown, ArrowUp, SignalHigh } from 'lucide-react'
import { Suspense, useId, useRef } from 'react'
import { fetchLater } from '#web/lib/when-idle.ts'
import { preloadable } from '#web/ui/preloadable.tsx'
import type { InboxSort, InboxView } from './inbox-view.ts'
import { columnOf, headOf, nextSort, sortedBy, type ColumnId, type PlacedColumn } from './task-columns.ts'

const columnTools = preloadable(async () => (await import('./column-tools.tsx')).ColumnTools, { isAside: true })
fetchLater(columnTools.preload)

interface TaskGridHeadProps {
  columns: readonly ColumnId[]
  /** The state of the tasks that are listed. */
  state: InboxView['state']
  sort: InboxSort
  onSort: (sort: InboxSort) => void
  placed: readonly PlacedColumn[]
  /** Takes what a person made of the columns. */
  onColumns: (next: readonly PlacedColumn[]) => void
}

/** The column headers; those that the service can sort by are buttons. All can be moved and resized, once the code for it is here. */
export function TaskGridHead({ columns, state, sort, onSort, placed, onColumns }: TaskGridHeadProps) {
  const head = useRef<HTMLDivElement>(null)
  const keysId = useId()
  const firstSorted = columns.find((id) => columnOf(id).sort !== undefined)
  return (
    <div ref={head} role="rowgroup">
      <Suspense fallback={null}>
        <columnTools.Component head={head} placed={placed} onChange={onColumns} />
      </Suspense>
      <p id={keysId} hidden>
        Left and right arrows go from column to column, with Shift they change its width, with Control its place.
      </p>
      <div role="row" aria-rowindex={1} className="grid-cols grid-head h-8 border-b border-line text-meta text-ink-3">
        {columns.map((id, index) => (
          <div key={id} role="columnheader" aria-colindex={index + 1} data-col={id} aria-sort={headOf(id, state).sort && (sortedBy(headOf(id, state).sort, sort) ?? 'none')} className="relative min-w-0">
            <HeadLabel id={id} state={state} sort={sort} onSort={onSort} keysId={keysId} isTabStop={firstSorted === undefined && index === 1} />
            {id !== 'check' && <span data-grip aria-hidden="true" className="column-grip" />}
          </div>
        ))}
      </div>
    </div>
  )
}

interface HeadLabelProps extends Pick<TaskGridHeadProps, 'state' | 'sort' | 'onSort'> {
  id: ColumnId
  /** Says the keys. */
  keysId: string
  isTabStop: boolean
}

function HeadLabel({ id, state, sort, onSort, keysId, isTabStop }: HeadLabelProps) {
  const { label, sort: own } = headOf(id, state)
  if (id === 'check') return <span className="sr-only">{label}</span>
  if (own === undefined) {
    return (
      <span data-head data-part="name" tabIndex={isTabStop ? 0 : -1} aria-describedby={keysId} className="block truncate rounded-sm">
        {label}
      </span>
    )
  }
  const sorted = sortedBy(own, sort)
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      data-head
      aria-describedby={keysId}
      onClick={() => onSort(nextSort(own, sort))}
      title={`Sort by ${label.toLowerCase()}`}
      className="-mx-1.5 flex h-6 max-w-[calc(100%+0.75rem)] items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink"
    >
      {id === 'priority' ? <span className="sr-only">{label}</span> : <span className="truncate">{label}</span>}
      {sorted ? <Arrow size={12} aria-hidden="true" className="shrink-0 text-ink" /> : id === 'priority' && <SignalHigh size={13} aria-hidden="true" className="shrink-0" />}
    </button>
  )
}
