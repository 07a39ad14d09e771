import type { TaskAction } from '#contract/task-actions.ts'
import { actionRefusal, snoozedDueAt } from '#contract/task-rules.ts'
import type { Task } from '#contract/task.ts'

/** Why an action can be seen not to work on a task, or null. */
export function refusalOf(task: Task | undefined, action: TaskAction): string | null {
  if (task?.meta?.canWrite === false) return 'You can only work on tasks of your own.'
  return task ? actionRefusal(task, action.name) : null
}

/** A snooze is sent with the instant that it ends at, so that repeating it moves nothing twice. */
export function absolute(action: TaskAction, task: Task, startedAt: number): TaskAction {
  if (action.name !== 'snooze' || action.params.dueAt !== undefined) return action
  return { ...action, params: { ...action.params, dueAt: snoozedDueAt(task.attributes.dueAt, new Date(startedAt)) } }
}
