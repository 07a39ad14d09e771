import { Suspense } from 'react'
import type { Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { PriorityMark, priorityLevel } from '#web/task/priority-mark.tsx'
import { StateMark } from '#web/task/state-mark.tsx'
import { taskKind } from '#web/task/task-kind.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import { DueCell } from './due-cell.tsx'
import type { ColumnId } from './task-columns.ts'

interface CellProps {
  visible: VisibleTask
  task: Task
}

/** What stands in each of the usual columns. Each asks only for what it shows. */
const cells: Partial<Record<ColumnId, (props: CellProps) => React.ReactNode>> = {
  check: CheckCell,
  priority: PriorityCell,
  action: ActionCell,
  prospect: ProspectCell,
  note: NoteCell,
  sequence: SequenceCell,
  due: DueCell,
  owner: OwnerCell,
}

const moreCell = preloadable(async () => (await import('./more-cells.tsx')).MoreCell)

/** What stands in a column. Those that are not usual come with the first of them. */
export function Cell({ column, visible }: { column: ColumnId; visible: VisibleTask }) {
  const Usual = cells[column]
  if (Usual !== undefined) return <Usual visible={visible} task={visible.task} />
  return (
    <Suspense fallback={null}>
      <moreCell.Component column={column} task={visible.task} />
    </Suspense>
  )
}

function CheckCell({ visible, task }: CellProps) {
  const prospect = useIncluded(task, 'prospect')
  const { state } = task.attributes
  const saving = visible.pending ? ', saving' : ''
  if (state === 'complete' || task.meta?.canWrite === false) {
    return (
      <span role="img" aria-label={(state === 'complete' ? 'Done' : 'Not yours to change') + saving} title={visible.pending ? 'Saving…' : undefined} className="grid size-6 place-items-center">
        <StateMark state={state} isSaving={visible.pending} />
      </span>
    )
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      data-complete
      aria-label={`Mark done: ${taskKind(task).label} ${prospect?.attributes.name ?? ''}${saving}`}
      title={visible.pending ? 'Saving…' : 'Mark done'}
      className="group/check grid size-6 place-items-center rounded-full hover:[&_svg]:text-good"
    >
      <StateMark state={state} isSaving={visible.pending} />
    </button>
  )
}

function PriorityCell({ task }: CellProps) {
  const attributes = useIncluded(task, 'taskPriority')?.attributes ?? null
  return attributes && <PriorityMark name={attributes.name} level={priorityLevel(attributes)} />
}

function ActionCell({ task }: CellProps) {
  const { icon: Icon, label } = taskKind(task)
  return (
    <span className="flex min-w-0 items-center gap-2 text-ink-2">
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-ink-3" />
      <span data-part="name" className="truncate">
        {label}
      </span>
    </span>
  )
}

function ProspectCell({ task }: CellProps) {
  const prospect = useIncluded(task, 'prospect')
  const account = useIncluded(task, 'account')
  const company = account?.attributes.name ?? prospect?.attributes.company
  return (
    <span className="flex min-w-0 items-baseline gap-1.5" title={[prospect?.attributes.name, company].filter(Boolean).join(', ')}>
      <span className="truncate font-medium text-ink" data-part="subject">
        {prospect?.attributes.name ?? company ?? 'No prospect'}
      </span>
      {prospect && company && <span className="min-w-0 flex-1 truncate text-ink-3">{company}</span>}
    </span>
  )
}

function NoteCell({ task }: CellProps) {
  // Only the beginning can be seen; a note of 65,535 characters must not be laid out in a row.
  const { note } = task.attributes
  return note && <span className="block truncate text-ink-3" title={note.length > 40 ? shortened(note) : undefined}>{note.slice(0, 200)}</span>
}

/** As much of a note as a hint can hold; the open task has all of it. */
function shortened(note: string): string {
  return note.length > 600 ? `${note.slice(0, 600)}…` : note
}

function SequenceCell({ task }: CellProps) {
  const sequence = useIncluded(task, 'sequence')
  const step = useIncluded(task, 'sequenceStep')
  if (!sequence) return null
  const { sequenceStepCount: of } = sequence.attributes
  return (
    <span className="flex min-w-0 items-baseline gap-1.5 text-ink-3">
      <span className="truncate" title={sequence.attributes.name}>{sequence.attributes.name}</span>
      {step?.attributes.order != null && (
        <span data-tabular className="shrink-0 text-meta" title={step.attributes.displayName}>
          <span className="sr-only">step </span>
          {step.attributes.order}
          {of !== null && `/${of}`}
        </span>
      )}
    </span>
  )
}

function OwnerCell({ task }: CellProps) {
  const owner = useIncluded(task, 'owner')
  if (!owner) return null
  return (
    <span className="flex min-w-0 items-center gap-2 text-ink-3" title={owner.attributes.name}>
      <span data-part="picture" className="flex">
        <Avatar name={owner.attributes.name} />
      </span>
      <span data-part="name" className="truncate">
        {owner.attributes.firstName || owner.attributes.name}
      </span>
    </span>
  )
}
