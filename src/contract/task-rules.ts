import { relatedId, sequenceStepTaskTypes, type Task, type TaskAttributes } from './task.ts'
import type { TaskAction, TaskActionName } from './task-actions.ts'

/** One day, in milliseconds. */
export const dayMs = 86_400_000

/** What the service adds to a snooze that names no time: a day after now or the present due date, whichever is later. */
export function snoozedDueAt(dueAt: string | null, now: Date): string {
  const from = dueAt === null ? now.getTime() : Math.max(now.getTime(), Date.parse(dueAt))
  return new Date(from + dayMs).toISOString()
}

/** Whether `taskType` is made by a step of a sequence. */
export function isSequenceStepTask(taskType: string): boolean {
  return (sequenceStepTaskTypes as readonly string[]).includes(taskType)
}

/** Actions that a complete task refuses; notes and the opportunity rule may still change. */
const needsOpenTask: ReadonlySet<TaskActionName> = new Set([
  'advance', 'deliver', 'logMeetInPerson', 'markComplete', 'reassignOwner', 'reschedule', 'snooze',
])

/**
 * Why `name` doesn't work on `task`, as a sentence for a person, or null if it does.
 * The same rules the service holds in its SQL; rights (`meta.canWrite`) are asked elsewhere.
 */
export function actionRefusal(task: Pick<Task, 'attributes' | 'relationships'>, name: TaskActionName): string | null {
  const { state, taskType, action } = task.attributes
  if (needsOpenTask.has(name) && state === 'complete') return 'The task is already complete.'
  if (name === 'advance' && !isSequenceStepTask(taskType)) return 'Only a task made by a sequence step can be advanced.'
  if (name === 'advance' && relatedId(task, 'sequenceState') === null) return 'The task belongs to no running sequence.'
  if (name === 'deliver' && relatedId(task, 'mailing') === null) return 'The task has no mailing to deliver.'
  if (name === 'logMeetInPerson' && action !== 'in_person') return 'Only an in-person task can be logged as a meeting.'
  return null
}

/** What came of folding one action into a task. */
export type Fold = { applies: true; task: Task } | { applies: false; reason: string }

/**
 * What `task` will look like once the service has carried out `action`, as far as a page can know: the target values,
 * `state` with the estimated `stateChangedAt`, and `updatedAt`. Pure; `base` is never changed. Neither time goes back.
 */
export function applyTaskAction(task: Task, action: TaskAction, now: Date): Fold {
  const reason = actionRefusal(task, action.name)
  if (reason !== null) return { applies: false, reason }
  const updatedAt = laterOf(task.attributes.updatedAt, now)
  const attributes = { ...task.attributes, ...changedAttributes(task.attributes, action, now), updatedAt }
  const relationships =
    action.name === 'reassignOwner'
      ? { ...task.relationships, owner: { data: { type: 'user', id: action.params.ownerId } } }
      : task.relationships
  return { applies: true, task: { ...task, attributes, relationships, ...withSnoozeMark(task, action.name, attributes, now) } }
}

/** `meta.snoozedAt` as the service keeps it: from a snooze until the due date is set otherwise, or the task is done. */
function withSnoozeMark({ meta, attributes: before }: Task, action: TaskActionName, after: TaskAttributes, now: Date): Pick<Task, 'meta'> {
  if (action === 'snooze') return { meta: { ...meta, snoozedAt: now.toISOString() } }
  return meta?.snoozedAt !== undefined && (after.dueAt !== before.dueAt || after.state === 'complete') ? { meta: withoutSnooze(meta) } : {}
}

/** What is known of a task beside its attributes, once it is no longer put off. */
export function withoutSnooze(meta: NonNullable<Task['meta']>): NonNullable<Task['meta']> {
  const rest = { ...meta }
  delete rest.snoozedAt
  return rest
}

function changedAttributes(before: TaskAttributes, action: TaskAction, now: Date): Partial<TaskAttributes> {
  switch (action.name) {
    case 'markComplete':
    case 'advance':
    case 'logMeetInPerson':
      return { state: 'complete', completed: true, completedAt: now.toISOString(), stateChangedAt: laterOf(before.stateChangedAt, now) }
    case 'snooze':
      return { dueAt: action.params.dueAt ?? snoozedDueAt(before.dueAt, now) }
    case 'reschedule':
      return { dueAt: action.params.dueAt }
    case 'updateNote':
      return { note: action.params.note }
    case 'updateOpportunityAssociation':
      return { opportunityAssociation: action.params.opportunityAssociation }
    case 'reassignOwner':
    case 'deliver':
      return {}
  }
}

function laterOf(instant: string | null, now: Date): string {
  return instant !== null && Date.parse(instant) > now.getTime() ? instant : now.toISOString()
}
