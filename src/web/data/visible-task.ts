import { applyTaskAction } from '#contract/task-rules.ts'
import type { TaskActionName } from '#contract/task-actions.ts'
import type { Task } from '#contract/task.ts'
import type { PendingAction } from './pending-log.ts'

/** A task as it is shown: the newest server copy with the person's pending actions folded in. */
export interface VisibleTask {
  task: Task
  /** Whether anything shown is not yet acknowledged: `state` and `stateChangedAt` may then be targets. */
  pending: boolean
  /** The pending actions that show, by name, first started first. */
  pendingNames: readonly TaskActionName[]
  /** Pending actions that no longer apply to what they stand on; the service will settle or refuse them. */
  doomed: readonly PendingAction[]
}

/** Folds `entries` into `base`, skipping those that don't apply. Pure: neither is changed. */
export function foldTask(base: Task, entries: readonly PendingAction[]): VisibleTask {
  let task = base
  const pendingNames: TaskActionName[] = []
  const doomed: PendingAction[] = []
  for (const entry of entries) {
    const fold = applyTaskAction(task, entry.action, new Date(entry.startedAt))
    if (fold.applies) {
      task = fold.task
      pendingNames.push(entry.action.name)
    } else {
      doomed.push(entry)
    }
  }
  return { task, pending: pendingNames.length > 0, pendingNames, doomed }
}
