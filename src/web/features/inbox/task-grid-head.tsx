import type { ReactTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp, SignalHigh } from 'lucide-react'
import type { VisibleRow } from '#web/data/visible-rows.ts'
import type { taskTableFeatures } from './task-columns.ts'

const sortWords = { asc: 'ascending', desc: 'descending' } as const

/** The column headers; those that the service can sort by are buttons. */
export function TaskGridHead({ table }: { table: Pick<ReactTable<typeof taskTableFeatures, VisibleRow>, 'getHeaderGroups'> }) {
  return (
    <div role="rowgroup">
      {table.getHeaderGroups().map((group) => (
        <div key={group.id} role="row" aria-rowindex={1} className="grid-cols grid-head h-8 border-b border-line text-meta text-ink-3">
          {group.headers.map(({ id, column }) => {
            const sorted = column.getIsSorted()
            const label = String(column.columnDef.header)
            return (
              <div
                key={id}
                role="columnheader"
                data-col={id}
                aria-sort={column.getCanSort() ? (sorted ? sortWords[sorted] : 'none') : undefined}
                className="min-w-0"
              >
                <HeadLabel id={id} label={label} sorted={sorted} onSort={column.getCanSort() ? () => column.toggleSorting() : undefined} />
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

interface HeadLabelProps {
  id: string
  label: string
  sorted: false | 'asc' | 'desc'
  onSort: (() => void) | undefined
}

function HeadLabel({ id, label, sorted, onSort }: HeadLabelProps) {
  if (id === 'check') return <span className="sr-only">{label}</span>
  if (onSort === undefined) return <span data-part="name" className="block truncate">{label}</span>
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      onClick={onSort}
      title={`Sort by ${label.toLowerCase()}`}
      className="-mx-1.5 flex h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink"
    >
      {id === 'priority' ? <span className="sr-only">{label}</span> : label}
      {sorted ? <Arrow size={12} aria-hidden="true" className="text-ink" /> : id === 'priority' && <SignalHigh size={13} aria-hidden="true" />}
    </button>
  )
}
