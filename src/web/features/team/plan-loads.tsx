import { useState, type ReactNode } from 'react'
import type { MovePlan } from '#contract/move-plan.ts'
import { planWindows } from '#web/data/plan-input.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { LoadBar } from './load-bar.tsx'
import type { LoadCell } from './cell-sheet.tsx'
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

/** The load of everybody whom the plan touches, before and after, by day. A row takes what is dropped on it. */
export function PlanLoads({ plan, receiverIds, windows, nameOf, capacityOf, onPin, onOpen }: PlanLoadsProps) {
  const columns = planWindows(windows).map((window, index) => ({ window, index })).filter(({ window, index }) => window.key !== 'undated' || plan.loads.some(({ before, after }) => before[index]?.count !== after[index]?.count))
  const touched = new Set([...receiverIds, ...plan.moves.flatMap(({ fromId, toId }) => [fromId, toId])])
  const rows = plan.loads.filter(({ personId }) => touched.has(personId))
  const most = 1.15 * Math.max(1, ...rows.flatMap(({ personId, before, after }) => after.flatMap(({ count }, column) => [count, before[column]?.count ?? 0, capacityOf(personId, column) ?? 0])))
  return (
    <div tabIndex={0} role="region" aria-label="Load before and after, scrolls" className="overflow-x-auto">
      <table aria-label="Load before and after" className="w-full min-w-max border-collapse">
        <thead>
          <tr className="border-b border-line text-meta text-ink-3">
            <th scope="col" className="py-1.5 pl-2 text-left font-medium">
              Person
            </th>
            {columns.map(({ window, index }) => {
              const { first, second } = windowLabel(window, index + 1)
              return (
                <th key={window.key} scope="col" aria-label={windowName(window, index + 1)} className="w-14 px-1 py-1.5 text-center align-bottom font-medium">
                  {first}
                  <br />
                  <span className="font-normal">{index === 0 ? '+ overdue' : second}</span>
                </th>
              )
            })}
            <th scope="col" className="w-20 py-1.5 text-center align-bottom font-medium">
              In all
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ personId, before, after }) => (
            <PersonRow key={personId} name={nameOf(personId)} onDrop={(what) => onPin(what, personId)}>
              {columns.map(({ window, index }) => (
                <ChangeCell key={window.key} before={before[index]?.count ?? 0} after={after[index]?.count ?? 0} capacity={capacityOf(personId, index)} most={most} onOpen={() => onOpen({ personId, column: index })} />
              ))}
              <td data-tabular className="text-center text-row whitespace-nowrap text-ink">
                <button type="button" aria-haspopup="dialog" aria-label={`${total(before) === total(after) ? total(after) : `${total(before)}, then ${total(after)}`} in all, see the tasks`} onClick={() => onOpen({ personId, column: null })} className="min-h-8 rounded-sm px-1 hover:bg-hover pointer-coarse:min-h-11">
                  {total(before) === total(after) ? total(after) : `${total(before)} → ${total(after)}`}
                </button>
              </td>
            </PersonRow>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PersonRow({ name, onDrop, children }: { name: string; onDrop: (what: Pinned) => void; children: ReactNode }) {
  const [isOver, setIsOver] = useState(false)
  return (
    <tr
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
        <span className="flex items-center gap-2.5 pr-3 text-row whitespace-nowrap text-ink">
          <Avatar name={name} />
          {name}
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

function total(days: readonly { count: number }[]): number {
  return days.reduce((sum, { count }) => sum + count, 0)
}
