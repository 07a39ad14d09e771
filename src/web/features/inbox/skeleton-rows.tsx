import { Skeleton } from '#web/ui/skeleton.tsx'
import type { ColumnId } from './task-columns.ts'

/** A row still on its way, in its place and height. */
export function SkeletonRow({ columns, start }: { columns: readonly ColumnId[]; start: number }) {
  return (
    <div aria-hidden="true" className="grid-cols task-row absolute inset-x-0 top-0 h-(--row) border-b border-line" style={{ transform: `translateY(${start}px)` }}>
      <SkeletonCells columns={columns} seed={3} />
    </div>
  )
}

/** A screenful of rows, before the first answer. */
export function SkeletonRows({ columns }: { columns: readonly ColumnId[] }) {
  return (
    <div role="status" className="list flex min-h-0 flex-1 flex-col overflow-hidden">
      <span className="sr-only">Loading tasks</span>
      <div aria-hidden="true" className="grid-head h-8 shrink-0 border-b border-line" />
      <div aria-hidden="true">
        {Array.from({ length: 24 }, (_, index) => (
          <div key={index} className="grid-cols task-row h-(--row) border-b border-line">
            <SkeletonCells columns={columns} seed={index} />
          </div>
        ))}
      </div>
    </div>
  )
}

const widths = ['w-1/2', 'w-3/5', 'w-2/5', 'w-2/3', 'w-1/3'] as const

/** Bars of uneven length: a list, not a wall. */
function SkeletonCells({ columns, seed }: { columns: readonly ColumnId[]; seed: number }) {
  return columns.map((id, place) => (
    <div key={id} data-col={id} data-part={id === 'action' ? 'name' : undefined}>
      {id === 'check' ? (
        <Skeleton className="mx-[3px] size-[18px] rounded-full" />
      ) : id === 'owner' ? (
        <Skeleton className="size-6 rounded-full" />
      ) : (
        id !== 'priority' && <Skeleton className={widths[(seed * 3 + place) % widths.length]} />
      )}
    </div>
  ))
}
