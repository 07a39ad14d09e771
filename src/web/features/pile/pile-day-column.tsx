import { Pin } from 'lucide-react'
import { useId, useState } from 'react'
import { relatedId, type Task } from '#contract/task.ts'
import { taskName } from '#web/data/task-name.ts'
import { relatedResource } from '#web/data/related.ts'
import { dayText } from '#web/lib/day-text.ts'
import { dueText } from '#web/lib/due-text.ts'
import { clockText } from '#web/lib/when-text.ts'
import type { CalendarDay } from '#web/lib/zoned-time.ts'
import { PriorityMark, priorityLevel } from '#web/task/priority-mark.tsx'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { useNow } from '#web/ui/use-now.ts'

/** One task in the week. */
export interface PileRow {
  task: Task
  /** Milliseconds; null where it stays overdue. */
  dueAt: number | null
  /** Whether a person chose its place. */
  isPinned: boolean
}

interface PileDayColumnProps {
  /** Null for what stays overdue. */
  day: CalendarDay | null
  load: number
  cap: number
  rows: readonly PileRow[]
  zone: string
  /** The one task that Tab goes to. */
  focused: number | null
  choices: readonly { key: string; day: CalendarDay }[]
  onFocus: (taskId: number) => void
  onMove: (taskId: number, day: string | null) => void
  onDrop: (taskId: number) => void
}

const dragType = 'application/x-daysheet-task'

/** A day of the plan: how full it is, and what it would get. */
export function PileDayColumn({ day, load, cap, rows, zone, focused, choices, onFocus, onMove, onDrop }: PileDayColumnProps) {
  const titleId = useId()
  const [isOver, setIsOver] = useState(false)
  const total = load + rows.length
  return (
    <section
      aria-labelledby={titleId}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(dragType)) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false)
        const taskId = Number(event.dataTransfer.getData(dragType))
        if (taskId > 0) onDrop(taskId)
      }}
      className={classNames('flex min-w-0 flex-col border-line max-md:border-b md:min-w-44 md:flex-1 md:border-r md:last:border-r-0', isOver && 'bg-hover')}
    >
      <header className="flex shrink-0 flex-col gap-1.5 px-3 pt-3 pb-2">
        <div className="flex items-baseline gap-2">
          <h2 id={titleId} className="text-row font-semibold text-ink">
            {day === null ? 'Stays overdue' : dayTitle(day)}
          </h2>
          <p data-tabular className={classNames('ml-auto text-meta', day !== null && total >= cap ? 'font-medium text-ink' : 'text-ink-3')}>
            {day === null ? rows.length : `${total} of ${cap}`}
            {day !== null && <span className="sr-only">{`, ${load} due already`}</span>}
          </p>
        </div>
        {day !== null && (
          <div aria-hidden="true" title={`${load} due already, ${rows.length} more`} className="flex h-1 overflow-hidden rounded-full bg-line">
            <div style={{ width: share(load, cap) }} className="bg-control" />
            <div style={{ width: share(rows.length, cap) }} className="bg-accent" />
          </div>
        )}
      </header>
      <ul aria-labelledby={titleId} className="min-h-0 px-1 pb-2 md:flex-1 md:overflow-y-auto">
        {rows.map((row) => (
          <Row key={row.task.id} row={row} zone={zone} isFocused={row.task.id === focused} here={day === null ? null : dayText(day)} choices={choices} onFocus={onFocus} onMove={onMove} />
        ))}
      </ul>
    </section>
  )
}

interface RowProps extends Pick<PileDayColumnProps, 'zone' | 'choices' | 'onFocus' | 'onMove'> {
  row: PileRow
  isFocused: boolean
  here: string | null
}

function Row({ row: { task, dueAt, isPinned }, zone, isFocused, here, choices, onFocus, onMove }: RowProps) {
  const now = useNow()
  const name = taskName(task, task.id)
  const priority = relatedResource('taskPriority', relatedId(task, 'taskPriority') ?? 0)?.attributes ?? null
  const late = task.attributes.dueAt === null ? '' : dueText(task.attributes.dueAt, { now, zone }).text
  const when = dueAt === null ? late : clockText(dueAt, { zone })
  return (
    <li
      data-task={task.id}
      title={`${name}: ${late}${task.attributes.note ? `\n${task.attributes.note}` : ''}`}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(dragType, String(task.id))}
      onFocus={() => onFocus(task.id)}
    >
      <ChoiceButton
        label={`${name}, ${late}${dueAt === null ? '' : `, to ${when}`}${isPinned ? ', placed by you' : ''}`}
        menuLabel="To another day"
        tabIndex={isFocused ? 0 : -1}
        sections={[
          {
            id: 'day', mode: 'command', label: 'To another day',
            choices: [...choices.filter(({ key }) => key !== here).map(({ key, day }) => ({ id: key, label: dayTitle(day) })), ...(here === null ? [] : [{ id: 'none', label: 'Leave overdue' }])],
            onChoose: ([chosen]) => chosen !== undefined && onMove(task.id, chosen === 'none' ? null : chosen),
          },
        ]}
        className="flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-left text-row outline-offset-[-2px] hover:bg-hover focus:bg-cursor pointer-coarse:min-h-11"
      >
        <span className="grid w-3.5 shrink-0 place-items-center">{priority && <PriorityMark name={priority.name} level={priorityLevel(priority)} />}</span>
        <span className="min-w-0 flex-1 truncate text-ink">{name}</span>
        {isPinned && <Pin size={12} aria-hidden="true" className="shrink-0 text-accent-ink" />}
        <span data-tabular className={classNames('shrink-0 text-meta', dueAt === null ? 'text-danger' : 'text-ink-3')}>
          {when}
        </span>
      </ChoiceButton>
    </li>
  )
}

function share(count: number, cap: number): string {
  return `${Math.min(100, (count / Math.max(1, cap)) * 100)}%`
}

function dayTitle({ year, month, day }: CalendarDay): string {
  return new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }).format(Date.UTC(year, month - 1, day))
}
