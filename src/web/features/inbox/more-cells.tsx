import type { Task } from '#contract/task.ts'
import { useIncluded } from '#web/data/related.ts'
import { localTime } from '#web/lib/local-time.ts'
import { DueTime } from '#web/task/due-time.tsx'
import { stateLabel, taskTypeLabel } from '#web/task/task-kind.ts'
import { useWorkingHours } from '#web/task/working-hours.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { Moment } from './due-cell.tsx'
import type { ColumnId } from './task-columns.ts'

interface MoreCellProps {
  column: ColumnId
  task: Task
}

/** What stands in the columns that a list shows only when asked to. Nothing where the task has none of it. */
export function MoreCell({ column, task }: MoreCellProps) {
  const { attributes } = task
  switch (column) {
    case 'state':
      return <Words text={stateLabel(attributes.state)} />
    case 'type':
      return <Words text={taskTypeLabel(attributes.taskType)} />
    case 'scheduled':
      return attributes.scheduledAt && <DueTime dueAt={attributes.scheduledAt} isDone={attributes.state !== 'pending'} className="block truncate" />
    case 'autoskip':
      return attributes.autoskipAt && <DueTime dueAt={attributes.autoskipAt} isDone={attributes.state === 'complete'} className="block truncate" />
    case 'completed':
      return attributes.completedAt && <Moment at={attributes.completedAt} />
    case 'created':
      return attributes.createdAt && <Moment at={attributes.createdAt} />
    case 'changed':
      return attributes.updatedAt && <Moment at={attributes.updatedAt} />
    case 'account':
      return <Account task={task} />
    case 'opportunity':
      return <Opportunity task={task} />
    case 'step':
      return <Step task={task} />
    case 'local':
      return <LocalTime task={task} />
    default:
      return null
  }
}

function Words({ text }: { text: string }) {
  return (
    <span className="block truncate text-ink-3" title={text}>
      {text}
    </span>
  )
}

function Account({ task }: { task: Task }) {
  const account = useIncluded(task, 'account')
  return account && <Words text={account.attributes.name} />
}

function Opportunity({ task }: { task: Task }) {
  const opportunity = useIncluded(task, 'opportunity')
  return opportunity && <Words text={opportunity.attributes.name} />
}

function Step({ task }: { task: Task }) {
  const sequence = useIncluded(task, 'sequence')
  const order = useIncluded(task, 'sequenceStep')?.attributes.order ?? null
  if (order === null) return null
  const of = sequence?.attributes.sequenceStepCount ?? null
  return (
    <span data-tabular className="text-ink-3" title={sequence?.attributes.name}>
      step {order}
      {of !== null && `/${of}`}
    </span>
  )
}

/** The prospect's clock, and by its colour and words whether a call is welcome there now. */
function LocalTime({ task }: { task: Task }) {
  const time = localTime(useIncluded(task, 'prospect')?.attributes.timeZone ?? null, { now: useNow(), zone: viewerZone }, useWorkingHours())
  if (time === null) return null
  return (
    <span data-tabular className={time.callable ? 'text-good' : 'text-ink-3'} title={time.callable ? 'Callable now' : 'Outside working hours there'}>
      {time.text}
      <span className="sr-only">{time.callable ? ', callable now' : ', outside working hours'}</span>
    </span>
  )
}
