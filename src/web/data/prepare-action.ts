import { actionRefusal, snoozedDueAt } from '#contract/task-rules.ts'
import type { Task } from '#contract/task.ts'
import type { PersonAction } from './log-entry.ts'
import { updateRefusal } from './task-values.ts'
import type { VisibleTask } from './visible-task.ts'

/** Why an action can be seen not to work on a task as it is shown, or null. */
export function refusalOf(visible: Pick<VisibleTask, 'task' | 'deletion'> | undefined, action: PersonAction): string | null {
  if (!visible) return null
  const { task, deletion } = visible
  if (deletion !== null) return 'The task is deleted.'
  if (task.meta?.canWrite === false) return 'You can only work on tasks of your own.'
  return ruleRefusal(task, action)
}

/** Why the rules of a task's life, rights aside, forbid an action on it; null where they don't. */
export function ruleRefusal(task: Task, action: PersonAction): string | null {
  if (action.name === 'delete') return task.meta?.canDelete === false ? 'You can only delete tasks of your own.' : null
  return action.name === 'update' ? updateRefusal(task, action.params) : actionRefusal(task, action.name)
}

/** A snooze is sent with the instant that it ends at, so that repeating it moves nothing twice. */
export function absolute(action: PersonAction, task: Task, startedAt: number): PersonAction {
  if (action.name !== 'snooze' || action.params.dueAt !== undefined) return action
  return { ...action, params: { ...action.params, dueAt: snoozedDueAt(task.attributes.dueAt, new Date(startedAt)) } }
}
