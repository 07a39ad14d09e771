import type { Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { DueTime } from '#web/task/due-time.tsx'
import { PriorityMark, priorityLevel } from '#web/task/priority-mark.tsx'
import { StateMark } from '#web/task/state-mark.tsx'
import { taskKind } from '#web/task/task-kind.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import type { ColumnId } from './task-columns.ts'

interface CellProps {
  visible: VisibleTask
  task: Task
}

/** What stands in each column. Each asks only for what it shows. */
export const cells: Record<ColumnId, (props: CellProps) => React.ReactNode> = {
  check: CheckCell,
  priority: PriorityCell,
  action: ActionCell,
  prospect: ProspectCell,
  note: NoteCell,
  sequence: SequenceCell,
  due: ({ task }) => <DueTime dueAt={task.attributes.dueAt} isDone={task.attributes.state === 'complete'} />,
  owner: OwnerCell,
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
    <span className="flex min-w-0 items-baseline gap-1.5">
      <span className="truncate font-medium text-ink" data-part="subject">
        {prospect?.attributes.name ?? company ?? 'No prospect'}
      </span>
      {prospect && company && <span className="min-w-0 flex-1 truncate text-ink-3">{company}</span>}
    </span>
  )
}

function NoteCell({ task }: CellProps) {
  // Only the beginning can be seen; a note of 65,535 characters must not be laid out in a row.
  return <span className="block truncate text-ink-3">{task.attributes.note?.slice(0, 200)}</span>
}

function SequenceCell({ task }: CellProps) {
  const sequence = useIncluded(task, 'sequence')
  const step = useIncluded(task, 'sequenceStep')
  if (!sequence) return null
  const { sequenceStepCount: of } = sequence.attributes
  return (
    <span className="flex min-w-0 items-baseline gap-1.5 text-ink-3">
      <span className="truncate">{sequence.attributes.name}</span>
      {step?.attributes.order != null && (
        <span data-tabular className="shrink-0 text-meta" title={step.attributes.displayName}>
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
