import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown, Pin } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { MovePlan } from '#contract/move-plan.ts'
import { relatedId, type Task } from '#contract/task.ts'
import { taskName } from '#web/data/task-name.ts'
import { included } from '#web/data/related.ts'
import { dueText } from '#web/lib/due-text.ts'
import { ChoiceButton } from '#web/ui/choice-button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { writeDragged, type Pinned } from './plan-pins.ts'
import { becauseWords, stayWords } from './plan-words.ts'

interface PlanTasksListProps {
  plan: MovePlan
  tasks: ReadonlyMap<number, Task>
  pins: { tasks: Readonly<Record<number, number>>; accounts: Readonly<Record<number, number>> }
  /** Whom something can be pinned to. */
  people: readonly { id: number; name: string }[]
  nameOf: (id: number) => string
  onPin: (what: Pinned, personId: number | null) => void
}

interface PlanRow {
  taskId: number
  fromId: number
  toId: number | null
  why: string
  isStaying: boolean
}

const rowHeight = 44
const grid = 'grid grid-cols-[minmax(10rem,2fr)_minmax(7rem,1fr)_6rem_minmax(8rem,1fr)_minmax(10rem,1.2fr)_minmax(8rem,1fr)] items-center gap-x-3 px-3'

/** Each task's old and new owner; what stays comes first, with the reason. Tasks and accounts can be dragged to a person, or pinned by menu. */
export function PlanTasksList({ plan, tasks, pins, people, nameOf, onPin }: PlanTasksListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => planRows(plan), [plan])
  const choices = useMemo(() => people.map(({ id, name }) => ({ id: String(id), label: name })), [people])
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8 })
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label="Tasks of the plan, scrolls" className="max-h-[70dvh] overflow-auto rounded-lg border border-line">
      <div role="table" aria-label="Tasks of the plan" aria-rowcount={rows.length + 1} className="min-w-160">
        <div role="row" aria-rowindex={1} className={classNames(grid, 'sticky top-0 z-1 h-8 border-b border-line bg-surface text-meta font-medium text-ink-3')}>
          {['Task', 'Account', 'Due', 'Now with', 'Goes to', 'Why'].map((head) => (
            <span key={head} role="columnheader">
              {head}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            const task = row && tasks.get(row.taskId)
            return row && task && <TaskLine key={row.taskId} row={row} task={task} index={index} start={start} pins={pins} choices={choices} nameOf={nameOf} onPin={onPin} />
          })}
        </div>
      </div>
    </div>
  )
}

function planRows({ moves, stays }: MovePlan): PlanRow[] {
  const staying = stays.filter(({ reason }) => reason !== 'alreadyTheirs').map(({ taskId, ownerId, reason }) => ({ taskId, fromId: ownerId, toId: null, why: stayWords[reason], isStaying: true }))
  const moving = moves.map(({ taskId, fromId, toId, because }) => ({ taskId, fromId, toId, why: becauseWords[because], isStaying: false }))
  const theirs = stays.filter(({ reason }) => reason === 'alreadyTheirs').map(({ taskId, ownerId, reason }) => ({ taskId, fromId: ownerId, toId: null, why: stayWords[reason], isStaying: true }))
  return [...staying, ...moving, ...theirs]
}

type TaskLineProps = Pick<PlanTasksListProps, 'pins' | 'nameOf' | 'onPin'> & { row: PlanRow; task: Task; index: number; start: number; choices: readonly { id: string; label: string }[] }

function TaskLine({ row, task, index, start, pins, choices, nameOf, onPin }: TaskLineProps) {
  const name = taskName(task, task.id)
  const accountId = relatedId(task, 'account')
  const accountName = included(task, 'account')?.attributes.name ?? ''
  const now = useNow()
  const due = task.attributes.dueAt === null ? null : dueText(task.attributes.dueAt, { now, zone: viewerZone })
  const taskPin = pins.tasks[task.id]
  const accountPin = accountId === null ? undefined : pins.accounts[accountId]
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      draggable
      onDragStart={(event) => writeDragged(event.dataTransfer, { kind: 'task', id: task.id })}
      style={{ transform: `translateY(${start}px)`, height: rowHeight }}
      className={classNames(grid, 'absolute inset-x-0 cursor-grab border-b border-line text-row', row.isStaying ? 'bg-canvas text-ink-3' : 'text-ink hover:bg-hover')}
    >
      <span role="cell" className="min-w-0 truncate">
        {name}
        {task.attributes.note !== null && <span className="ml-2 text-ink-3">{task.attributes.note.split('\n', 1)[0]}</span>}
      </span>
      <span role="cell" className="min-w-0 truncate">
        {accountId !== null && (
          <span
            draggable
            title="Drag to give the whole account to one person"
            onDragStart={(event) => {
              event.stopPropagation()
              writeDragged(event.dataTransfer, { kind: 'account', id: accountId })
            }}
            className="cursor-grab underline decoration-control decoration-dotted underline-offset-2"
          >
            {accountName}
          </span>
        )}
      </span>
      <span role="cell" className={classNames('truncate', due?.tone === 'overdue' && 'text-danger')}>
        {due?.text ?? 'No date'}
      </span>
      <span role="cell" className="truncate">
        {nameOf(row.fromId)}
      </span>
      <span role="cell" className="min-w-0">
        <ChoiceButton
          label={`${name} goes to ${row.toId === null ? 'nobody' : nameOf(row.toId)}, choose`}
          menuLabel="Goes to"
          searchLabel="Find a person"
          className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-md border border-line-2 px-2 font-medium hover:bg-hover pointer-coarse:h-11"
          sections={[
            { id: 'task', label: 'Only this task', mode: 'single', chosen: taskPin === undefined ? [] : [String(taskPin)], choices, onChoose: ([id]) => onPin({ kind: 'task', id: task.id }, Number(id)) },
            ...(accountId === null ? [] : [{ id: 'account', label: `All of ${accountName}`, mode: 'single' as const, chosen: accountPin === undefined ? [] : [String(accountPin)], choices, onChoose: ([id]: string[]) => onPin({ kind: 'account', id: accountId }, Number(id)) }]),
            ...(taskPin === undefined && accountPin === undefined
              ? []
              : [{
                  id: 'free', mode: 'command' as const, choices: [{ id: 'free', label: 'Leave it to the rule' }],
                  onChoose: () => (taskPin === undefined && accountId !== null ? onPin({ kind: 'account', id: accountId }, null) : onPin({ kind: 'task', id: task.id }, null)),
                }]),
          ]}
        >
          {(taskPin ?? accountPin) !== undefined && <Pin size={12} aria-hidden="true" className="shrink-0 text-accent-ink" />}
          <span className="truncate">{row.toId === null ? 'Stays' : nameOf(row.toId)}</span>
          <ChevronDown size={12} aria-hidden="true" className="shrink-0 text-ink-3" />
        </ChoiceButton>
      </span>
      <span role="cell" className="truncate text-meta text-ink-3" title={row.why}>
        {row.why}
      </span>
    </div>
  )
}
