import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useMemo, useRef, useState, type ReactNode } from 'react'
import type { MovePlan } from '#contract/move-plan.ts'
import { planWindows } from '#web/data/plan-input.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { LoadBar } from './load-bar.tsx'
import type { LoadCell } from './cell-sheet.tsx'
import { loadOrder, totalCount } from './plan-load-order.ts'
import { readDragged, type Pinned } from './plan-pins.ts'
import { windowLabel, windowName } from './window-words.ts'

interface PlanLoadsProps {
  plan: MovePlan
  receiverIds: readonly number[]
  windows: readonly WorkWindow[]
  nameOf: (id: number) => string
  capacityOf: (id: number, column: number) => number | null
  /** Something was dropped on somebody. */
  onPin: (what: Pinned, personId: number) => void
  /** Somebody wants to see the tasks behind a number. */
  onOpen: (cell: LoadCell) => void
}

const rowHeight = 56

/**
 * The load of everybody whom the plan touches, before and after, by day; who needs a look comes first. A row takes what is
 * dropped on it. Only the rows in sight, and a few, are in the document.
 */
export const PlanLoads = memo(function PlanLoads({ plan, receiverIds, windows, nameOf, capacityOf, onPin, onOpen }: PlanLoadsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => planWindows(windows).map((window, index) => ({ window, index })).filter(({ window, index }) => window.key !== 'undated' || plan.loads.some(({ before, after }) => before[index]?.count !== after[index]?.count)), [plan, windows])
  const rows = useMemo(() => loadOrder(plan, receiverIds, nameOf), [plan, receiverIds, nameOf])
  // The scale that all bars share, as on the board: what is there after it, against what can be done. What a giver had before is clipped at it.
  const most = useMemo(() => 1.15 * Math.max(1, ...rows.flatMap(({ personId, after }) => after.flatMap(({ count }, column) => [capacityOf(personId, column)].flatMap((capacity) => (capacity === null ? [] : [count, capacity]))))), [rows, capacityOf])
  // Columns keep their width whichever rows are in sight.
  const widths = useMemo(() => columns.map(({ index }) => Math.max(index === 0 ? 4.5 : 3.5, ...rows.map(({ before, after }) => remWidth(before[index]?.count ?? 0, after[index]?.count ?? 0)))), [columns, rows])
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 4 })
  const items = virtualizer.getVirtualItems()
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label="Load before and after, scrolls" className="max-h-[60dvh] overflow-auto">
      <table aria-label="Load before and after" aria-rowcount={rows.length + 1} style={{ minWidth: `${widths.reduce((sum, width) => sum + width, 19)}rem` }} className="w-full table-fixed border-collapse">
        <colgroup>
          <col className="w-48" />
          {columns.map(({ window }, at) => (
            <col key={window.key} style={{ width: `${widths[at] ?? 3.5}rem` }} />
          ))}
          <col className="w-28" />
        </colgroup>
        <thead className="sticky top-0 z-1 bg-surface [box-shadow:inset_0_-1px_var(--color-line)]">
          <tr aria-rowindex={1} className="text-meta text-ink-3">
            <th scope="col" className="py-1.5 pl-2 text-left font-medium">
              Person
            </th>
            {columns.map(({ window, index }) => {
              const { first, second } = windowLabel(window, index + 1)
              return (
                <th key={window.key} scope="col" aria-label={windowName(window, index + 1)} className="px-1 py-1.5 text-center align-bottom font-medium">
                  {first}
                  <br />
                  <span className="font-normal">{index === 0 ? '+ overdue' : second}</span>
                </th>
              )
            })}
            <th scope="col" className="py-1.5 text-center align-bottom font-medium">
              In all
            </th>
          </tr>
        </thead>
        <tbody>
          <OutOfSight height={items[0]?.start ?? 0} />
          {items.map(({ index: at }) => {
            const row = rows[at]
            return row && <PersonRow key={row.personId} row={row} at={at} columns={columns} name={nameOf(row.personId)} most={most} capacityOf={capacityOf} onPin={onPin} onOpen={onOpen} />
          })}
          <OutOfSight height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  )
})

/** Takes the room of the rows that aren't in the document. */
function OutOfSight({ height }: { height: number }) {
  return height > 0 && <tr aria-hidden="true" style={{ height }} />
}

/** How wide a cell's figures are. */
function remWidth(before: number, after: number): number {
  return before === after ? 0 : 1.75 + (String(before).length + String(after).length) * 0.5
}

interface PersonRowProps extends Pick<PlanLoadsProps, 'capacityOf' | 'onPin' | 'onOpen'> {
  row: MovePlan['loads'][number]
  /** Its place among all rows. */
  at: number
  columns: readonly { window: WorkWindow; index: number }[]
  name: string
  most: number
}

function PersonRow({ row: { personId, before, after }, at, columns, name, most, capacityOf, onPin, onOpen }: PersonRowProps) {
  const [had, has] = [totalCount(before), totalCount(after)]
  return (
    <DropRow at={at} name={name} onDrop={(what) => onPin(what, personId)}>
      {columns.map(({ window, index }) => (
        <ChangeCell key={window.key} before={before[index]?.count ?? 0} after={after[index]?.count ?? 0} capacity={capacityOf(personId, index)} most={most} onOpen={() => onOpen({ personId, column: index })} />
      ))}
      <td data-tabular className="text-center text-row whitespace-nowrap text-ink">
        <button type="button" aria-haspopup="dialog" aria-label={`${had === has ? has : `${had}, then ${has}`} in all, see the tasks`} onClick={() => onOpen({ personId, column: null })} className="min-h-8 rounded-sm px-1 hover:bg-hover pointer-coarse:min-h-11">
          {had === has ? has : `${had} → ${has}`}
        </button>
      </td>
    </DropRow>
  )
}

function DropRow({ at, name, onDrop, children }: { at: number; name: string; onDrop: (what: Pinned) => void; children: ReactNode }) {
  const [isOver, setIsOver] = useState(false)
  return (
    <tr
      aria-rowindex={at + 2}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        const what = readDragged(event.dataTransfer)
        if (what !== null) onDrop(what)
      }}
      className={classNames('h-14 border-b border-line', isOver && 'bg-cursor outline-2 outline-accent-ink outline-dashed')}
    >
      <th scope="row" className="pl-2 text-left font-medium">
        <span className="flex items-center gap-2.5 pr-3 text-row text-ink">
          <Avatar name={name} />
          <span className="truncate">{name}</span>
        </span>
      </th>
      {children}
    </tr>
  )
}

function ChangeCell({ before, after, capacity, most, onOpen }: { before: number; after: number; capacity: number | null; most: number; onOpen: () => void }) {
  const isOver = capacity !== null && after > capacity
  const spoken = before === after ? String(after) : `${before}, then ${after}`
  return (
    <td className={classNames('h-14 px-0.5 pt-1 align-top', capacity === 0 && 'bg-canvas')}>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={`${spoken}${isOver ? `, over capacity of ${capacity}` : ''}`}
        disabled={before === 0 && after === 0}
        onClick={onOpen}
        className="grid h-full w-full grid-rows-[1rem_1fr] rounded-sm enabled:hover:bg-hover"
      >
        <span data-tabular className={classNames('text-center text-meta whitespace-nowrap', isOver ? 'font-semibold text-danger' : before === after ? 'text-ink-3' : 'font-medium text-ink')}>
          {before === after ? (after === 0 ? '' : after) : `${before} → ${after}`}
        </span>
        <LoadBar count={after} before={before} capacity={capacity} most={most} tone={isOver ? 'danger' : 'plain'} />
      </button>
    </td>
  )
}
