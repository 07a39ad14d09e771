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
  for (const { action, startedAt, ...entry } of entries) {
    // What takes back an action on a task that is complete by now is for the service to judge, and shows only then.
    const restores = action.name === 'restore'
    if (restores && task.attributes.state === 'complete' && action.params.note === undefined && action.params.opportunityAssociation === undefined) {
      doomed.push({ ...entry, action, startedAt })
      continue
    }
    const fold = restores ? ({ applies: true, task: withValues(task, action.params) } as const) : applyTaskAction(task, action, new Date(startedAt))
    if (fold.applies) {
      task = fold.task
      pendingNames.push(action.name)
    } else {
      doomed.push({ ...entry, action, startedAt })
    }
  }
  return { task, pending: pendingNames.length > 0, pendingNames, doomed }
}
