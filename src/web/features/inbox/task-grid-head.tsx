import { ArrowDown, ArrowUp, SignalHigh } from 'lucide-react'
import type { InboxSort } from './inbox-view.ts'
import { columnOf, nextSort, sortedBy, type ColumnId } from './task-columns.ts'

interface TaskGridHeadProps {
  columns: readonly ColumnId[]
  sort: InboxSort
  onSort: (sort: InboxSort) => void
}

/** The column headers; those that the service can sort by are buttons. */
export function TaskGridHead({ columns, sort, onSort }: TaskGridHeadProps) {
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className="grid-cols grid-head h-8 border-b border-line text-meta text-ink-3">
        {columns.map((id, index) => (
          <div key={id} role="columnheader" aria-colindex={index + 1} data-col={id} aria-sort={columnOf(id).sort && (sortedBy(id, sort) ?? 'none')} className="min-w-0">
            <HeadLabel id={id} sort={sort} onSort={onSort} />
          </div>
        ))}
      </div>
    </div>
  )
}

function HeadLabel({ id, sort, onSort }: { id: ColumnId; sort: InboxSort; onSort: (sort: InboxSort) => void }) {
  const { label, sort: own } = columnOf(id)
  if (id === 'check') return <span className="sr-only">{label}</span>
  if (own === undefined) return <span data-part="name" className="block truncate">{label}</span>
  const sorted = sortedBy(id, sort)
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      onClick={() => onSort(nextSort(own, sort))}
      title={`Sort by ${label.toLowerCase()}`}
      className="-mx-1.5 flex h-6 max-w-[calc(100%+0.75rem)] items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink"
    >
      {id === 'priority' ? <span className="sr-only">{label}</span> : <span className="truncate">{label}</span>}
      {sorted ? <Arrow size={12} aria-hidden="true" className="shrink-0 text-ink" /> : id === 'priority' && <SignalHigh size={13} aria-hidden="true" className="shrink-0" />}
    </button>
  )
}
