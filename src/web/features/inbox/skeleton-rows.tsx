import { Skeleton } from '#web/ui/skeleton.tsx'

/** A row still on its way, in its place and height. */
export function SkeletonRow({ start }: { start: number }) {
  return (
    <div aria-hidden="true" className="grid-cols task-row absolute inset-x-0 top-0 h-(--row) border-b border-line" style={{ transform: `translateY(${start}px)` }}>
      <SkeletonCells seed={3} />
    </div>
  )
}

/** A screenful of rows, before the first answer. */
export function SkeletonRows() {
  return (
    <div role="status" className="list flex min-h-0 flex-1 flex-col overflow-hidden">
      <span className="sr-only">Loading tasks</span>
      <div aria-hidden="true" className="grid-head h-8 shrink-0 border-b border-line" />
      <div aria-hidden="true">
        {Array.from({ length: 24 }, (_, index) => (
          <div key={index} className="grid-cols task-row h-(--row) border-b border-line">
            <SkeletonCells seed={index} />
          </div>
        ))}
      </div>
    </div>
  )
}

const widths = ['w-1/2', 'w-3/5', 'w-2/5', 'w-2/3', 'w-1/3'] as const

/** Bars of uneven length: a list, not a wall. */
function SkeletonCells({ seed }: { seed: number }) {
  const width = (offset: number) => widths[(seed * 3 + offset) % widths.length]
  return (
    <>
      <div data-col="check">
        <Skeleton className="mx-[3px] size-[18px] rounded-full" />
      </div>
      <div data-col="priority" />
      <div data-col="action" data-part="name">
        <Skeleton className="w-3/5" />
      </div>
      <div data-col="prospect">
        <Skeleton className={width(1)} />
      </div>
      <div data-col="note">
        <Skeleton className={width(2)} />
      </div>
      <div data-col="sequence">
        <Skeleton className={width(3)} />
      </div>
      <div data-col="due">
        <Skeleton className="w-3/5" />
      </div>
      <div data-col="owner">
        <Skeleton className="size-6 rounded-full" />
      </div>
    </>
  )
}
