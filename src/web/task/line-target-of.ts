import { included } from '#web/data/related.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import type { LineTarget } from './line-targets.ts'

/** What a line needs to know of a task as it is shown now; null where it isn't here. */
export function lineTargetOf(taskId: number): LineTarget | null {
  const task = visibleTask(taskId)?.task
  if (task === undefined) return null
  const prospect = included(task, 'prospect')?.attributes
  const { dueAt, note } = task.attributes
  return {
    id: taskId, who: prospect ? prospect.firstName || prospect.name || null : null, zone: prospect?.timeZone ?? null,
    dueAt: dueAt === null ? null : Date.parse(dueAt), note,
  }
}

/** The same of several; those that aren't here are left out. */
export function lineTargetsOf(taskIds: readonly number[]): LineTarget[] {
  return taskIds.flatMap((id) => lineTargetOf(id) ?? [])
}
