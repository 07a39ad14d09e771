import type { TaskAction } from '#contract/task-actions.ts'
import { withoutSnooze } from '#contract/task-rules.ts'
import { relatedId, type Task } from '#contract/task.ts'
import type { LogEntry, TaskValues } from './log-entry.ts'

export type ValueName = keyof TaskValues

/** What `action` sets, as far as it is known before the answer; null where the API can't take it back. */
export function targetsOf(action: LogEntry['action']): TaskValues | null {
  switch (action.name) {
    case 'reschedule':
      return { dueAt: action.params.dueAt }
    case 'snooze':
      return { dueAt: action.params.dueAt ?? null }
    case 'reassignOwner':
      return { ownerId: action.params.ownerId }
    case 'updateNote':
      return { note: action.params.note }
    case 'updateOpportunityAssociation':
      return { opportunityAssociation: action.params.opportunityAssociation }
    case 'restore':
      return action.params
    default:
      return null
  }
}

/** The present values of exactly the fields that `action` changes; null where the API can't take it back. */
export function valuesBefore(task: Task, action: TaskAction): TaskValues | null {
  const targets = targetsOf(action)
  if (targets === null) return null
  const names = Object.keys(targets) as ValueName[]
  // Which priority is the urgent one only the service knows.
  if (action.name === 'snooze' && action.params.markAsUrgent) names.push('taskPriorityId')
  return Object.fromEntries(names.map((name) => [name, valueOf(task, name)]))
}

/** One field of `task`. */
export function valueOf(task: Task, name: ValueName): string | number | null {
  if (name === 'ownerId') return relatedId(task, 'owner')
  if (name === 'taskPriorityId') return relatedId(task, 'taskPriority')
  return task.attributes[name]
}

/** Whether two values of a field say the same: instants in any spelling. */
export function sameValue(name: ValueName, a: unknown, b: unknown): boolean {
  if (name === 'dueAt' && typeof a === 'string' && typeof b === 'string') return Date.parse(a) === Date.parse(b)
  return a === b
}

/** `task` with `values` set. Pure. */
export function withValues(task: Task, { ownerId, taskPriorityId, ...attributes }: TaskValues): Task {
  const relationships = { ...task.relationships }
  if (ownerId !== undefined) relationships.owner = { data: ownerId === null ? null : { type: 'user', id: ownerId } }
  if (taskPriorityId !== undefined) relationships.taskPriority = { data: taskPriorityId === null ? null : { type: 'taskPriority', id: taskPriorityId } }
  const isMoved = attributes.dueAt !== undefined && !sameValue('dueAt', attributes.dueAt, task.attributes.dueAt)
  return { ...task, attributes: { ...task.attributes, ...attributes }, relationships, ...(isMoved && task.meta && { meta: withoutSnooze(task.meta) }) }
}

/** What sets `values` on the task of `id`, as a JSON:API document. */
export function patchDocument(id: number, { ownerId, taskPriorityId, ...attributes }: TaskValues) {
  const relationships = {
    ...(ownerId !== undefined && { owner: { data: ownerId && { type: 'user', id: ownerId } } }),
    ...(taskPriorityId !== undefined && { taskPriority: { data: taskPriorityId && { type: 'taskPriority', id: taskPriorityId } } }),
  }
  return {
    data: {
      type: 'task', id,
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(Object.keys(relationships).length > 0 && { relationships }),
    },
  }
}
