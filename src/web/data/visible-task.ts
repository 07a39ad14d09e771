import { applyTaskAction } from '#contract/task-rules.ts'
import type { TaskActionName } from '#contract/task-actions.ts'
import type { Task } from '#contract/task.ts'
import type { PendingAction } from './pending-log.ts'
import { withValues } from './task-values.ts'

/** A task as it is shown: the newest server copy with the person's pending actions folded in. */
export interface VisibleTask {
  task: Task
  /** Whether anything shown is not yet acknowledged: `state` and `stateChangedAt` may then be targets. */
  pending: boolean
  /** The pending actions that show, by name, first started first. */
  pendingNames: readonly (TaskActionName | 'restore')[]
  /** Pending actions that no longer apply to what they stand on; the service will settle or refuse them. */
  doomed: readonly PendingAction[]
}

/** Folds `entries` into `base`, skipping those that don't apply. Pure: neither is changed. */
export function foldTask(base: Task, entries: readonly PendingAction[]): VisibleTask {
  let task = base
  const pendingNames: (TaskActionName | 'restore')[] = []
  const doomed: PendingAction[] = []
  for (const entry of entries) {
    const next = foldOne(task, entry)
    if (next === null) {
      doomed.push(entry)
      continue
    }
    task = next
    pendingNames.push(entry.action.name)
  }
  return { task, pending: pendingNames.length > 0, pendingNames, doomed }
}

function foldOne(task: Task, { action, startedAt }: PendingAction): Task | null {
  if (action.name !== 'restore') {
    const fold = applyTaskAction(task, action, new Date(startedAt))
    return fold.applies ? fold.task : null
  }
  // The service lets a complete task's due date and owner be, as it does for the actions that set them.
  const { dueAt, ownerId } = action.params
  if (task.attributes.state === 'complete' && (dueAt !== undefined || ownerId !== undefined)) return null
  return withValues(task, action.params)
}
