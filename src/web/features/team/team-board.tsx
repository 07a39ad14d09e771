import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useCallback, useLayoutEffect, useMemo, useRef, type MouseEvent } from 'react'
import { useLocation } from 'wouter'
import { standingOf, type BoardCell, type BoardPerson } from '#web/data/team-board.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { paths } from '#web/paths.ts'
import { classNames } from '#web/ui/class-names.ts'
import { useOverscan } from '#web/ui/use-overscan.ts'
import { viewerZone } from '#web/ui/use-now.ts'
import { LoadBar } from './load-bar.tsx'
import { StrainGauge } from './strain-gauge.tsx'
import { standingWords } from './standing-words.ts'
import type { TeamView } from './team-view.ts'
import { dueIn, effortText, windowLabel, windowName } from './window-words.ts'

interface TeamBoardProps {
  people: readonly BoardPerson[]
  windows: readonly WorkWindow[]
  view: Pick<TeamView, 'show' | 'by'>
  onOpen: (personId: number) => void
}

/** With few people there is room to see each; with many, more of them at once. */
const roomyUntil = 12
const [roomyHeight, denseHeight] = [88, 60]

/** A window with what every cell in it says. */
interface BoardColumn {
  window: WorkWindow
  /** Among the windows, and so among a person's cells. */
  index: number
  name: string
  due: ReturnType<typeof dueIn>
}

/** Each person's work in each window: bars against what they can do, or plain numbers. Every number leads to its tasks. */
export function TeamBoard({ people, windows, view, onOpen }: TeamBoardProps) {
  const [, navigate] = useLocation()
  const follow = useCallback((event: MouseEvent<HTMLAnchorElement>) => followLink(event, navigate), [navigate])
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => windows.map((window, index): BoardColumn => ({ window, index, name: windowName(window, index), due: dueIn(window, viewerZone) })).filter(({ window, index }) => window.key !== 'undated' || people.some(({ cells }) => (cells[index]?.count ?? 0) > 0)), [windows, people])
  const most = useMemo(() => highestBar(people), [people])
  const rowHeight = people.length <= roomyUntil ? roomyHeight : denseHeight
  const overscan = useOverscan(3)
  const virtualizer = useVirtualizer({ count: people.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const columns = { gridTemplateColumns: `minmax(clamp(11rem, 46vw, 12rem), clamp(11rem, 46vw, 16rem)) repeat(${shown.length}, minmax(3.125rem, 1fr))` }
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label="Load by person and day, scrolls" className="min-h-0 flex-1 overflow-auto overscroll-contain">
      <div role="table" aria-label="Load" aria-rowcount={people.length + 1} className="min-w-max sm:min-w-0">
        <div role="row" aria-rowindex={1} style={columns} className="sticky top-0 z-10 grid min-w-max border-b border-line bg-surface text-meta text-ink-3 sm:min-w-0">
          <span role="columnheader" className="sticky left-0 bg-surface py-2 pl-4 font-medium">
            Person
          </span>
          {shown.map(({ window, index, name }) => {
            const { first, second } = windowLabel(window, index)
            return (
              <span key={window.key} role="columnheader" aria-label={name} className={classNames('py-2 text-center leading-4', index === 1 && 'font-semibold text-ink')}>
                {first}
                <br />
                {second}
              </span>
            )
          })}
        </div>
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const person = people[index]
            return person && (
              <div key={person.id} role="row" aria-rowindex={index + 2} style={{ ...columns, transform: `translateY(${start}px)`, height: rowHeight }} className="group absolute inset-x-0 grid min-w-max border-b border-line sm:min-w-0">
                <PersonCell person={person} onOpen={onOpen} />
                {shown.map((column) => {
                  const cell = person.cells[column.index]
                  return cell && <LoadCell key={column.window.key} person={person} cell={cell} column={column} view={view} most={most} onFollow={follow} />
                })}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Opens what a number leads to without reading the page anew. wouter's own `Link` watches the address, and of these there are hundreds. */
function followLink(event: MouseEvent<HTMLAnchorElement>, navigate: (to: string) => void): void {
  if (event.button !== 0 || event.metaKey || event.altKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  navigate(event.currentTarget.pathname + event.currentTarget.search)
}

/** The scale that all bars share: what the fullest day of anybody takes. Overdue and later are clipped at it. */
function highestBar(people: readonly BoardPerson[]): number {
  return 1.15 * Math.max(1, ...people.flatMap(({ cells }) => cells.flatMap(({ count, capacity }) => (capacity === null ? [] : [count, capacity]))))
}

const PersonCell = memo(function PersonCell({ person, onOpen }: { person: BoardPerson; onOpen: (id: number) => void }) {
  const standing = standingOf(person)
  const { text, tone } = standingWords[standing]
  const [overdue, today] = person.cells
  const capacity = today?.capacity ?? 0
  const now = (overdue?.count ?? 0) + (today?.count ?? 0)
  return (
    <div role="rowheader" className="sticky left-0 z-1 flex min-w-0 items-center bg-surface pl-2 group-hover:bg-hover">
      <button type="button" aria-haspopup="dialog" onClick={() => onOpen(person.id)} className="flex min-h-12 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 text-left hover:bg-cursor">
        <Avatar name={person.name} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-row font-medium text-ink">{person.name}</span>
          <span data-tabular className="flex min-w-0 gap-1.5 text-meta text-ink-3">
            <span className={classNames('shrink-0', person.isLocked ? 'text-danger' : tone)}>{person.isLocked ? 'Account locked' : text}</span>
            <span className="truncate">
              {capacity > 0 ? `${now} of ${capacity}` : now > 0 ? `${now} to do` : ''}
              {person.dueWhileAway > 0 && `, ${person.dueWhileAway} from days off`}
            </span>
          </span>
          <StrainGauge count={now} capacity={capacity} standing={standing} />
        </span>
      </button>
    </div>
  )
})

interface LoadCellProps {
  person: BoardPerson
  cell: BoardCell
  column: BoardColumn
  view: Pick<TeamView, 'show' | 'by'>
  most: number
  onFollow: (event: MouseEvent<HTMLAnchorElement>) => void
}

const LoadCell = memo(function LoadCell({ person, cell, column: { index, name, due }, view, most, onFollow }: LoadCellProps) {
  const { count, minutes, capacity } = cell
  const isOver = capacity !== null && count > capacity
  const shown = view.by === 'effort' ? (count === 0 ? '' : effortText(minutes)) : count === 0 ? '' : String(count)
  const of = capacity === null ? '' : capacity === 0 ? ', a day off' : `, of ${capacity}`
  return (
    <div role="cell" className={classNames('min-w-0', capacity === 0 && 'bg-canvas', 'group-hover:bg-hover')}>
      <a
        href={paths.inboxOf(person.id, due)}
        onClick={onFollow}
        aria-label={`${person.name}, ${name}: ${count} ${count === 1 ? 'task' : 'tasks'}, ${effortText(minutes)}${of}`}
        className="grid h-full grid-rows-[1rem_1fr] px-1 pt-1 hover:bg-cursor"
      >
        <span data-tabular className={classNames('text-center text-meta', isOver || (index === 0 && count > 0) ? 'font-semibold text-danger' : 'text-ink-2')}>
          {shown}
        </span>
        {view.show === 'bars' ? (
          <LoadBar count={count} capacity={capacity} most={most} tone={isOver || index === 0 ? 'danger' : 'plain'} />
        ) : (
          <span data-tabular className="text-center text-meta text-ink-3">
            {view.by === 'effort' ? (count === 0 ? '' : `${count} ${count === 1 ? 'task' : 'tasks'}`) : capacity === null ? '' : capacity === 0 ? 'off' : `of ${capacity}`}
          </span>
        )}
      </a>
    </div>
  )
})
