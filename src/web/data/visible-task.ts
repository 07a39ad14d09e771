import { applyTaskAction } from '#contract/task-rules.ts'
import type { Task } from '#contract/task.ts'
import type { PendingAction } from './pending-log.ts'
import { updateRefusal, withValues } from './task-values.ts'

/** A task as it is shown: the newest server copy with the person's pending actions folded in. */
export interface VisibleTask {
  task: Task
  /** Whether anything shown is not yet acknowledged: `state` and `stateChangedAt` may then be targets. */
  pending: boolean
  /** The pending actions that show, by name, first started first. */
  pendingNames: readonly PendingAction['action']['name'][]
  /** Whether the person deleted it: `pending` may still be taken back or refused, `done` is what the service did. */
  deletion: 'pending' | 'done' | null
  /** Pending actions that no longer apply to what they stand on; the service will settle or refuse them. */
  doomed: readonly PendingAction[]
}

/** Folds `entries` into `base`, skipping those that don't apply. Pure: neither is changed. */
export function foldTask(base: Task, entries: readonly PendingAction[]): VisibleTask {
  let task = base
  let deletion: VisibleTask['deletion'] = null
  const pendingNames: PendingAction['action']['name'][] = []
  const doomed: PendingAction[] = []
  for (const entry of entries) {
    const next = deletion === null ? foldOne(task, entry) : null
    if (next === null) {
      doomed.push(entry)
      continue
    }
    task = next
    if (entry.action.name === 'delete') deletion = entry.state === 'acknowledged' ? 'done' : 'pending'
    pendingNames.push(entry.action.name)
  }
  return { task, pending: pendingNames.length > 0 && deletion !== 'done', pendingNames, deletion, doomed }
}

function foldOne(task: Task, { action, startedAt }: PendingAction): Task | null {
  if (action.name === 'delete') return task
  if (action.name === 'restore' || action.name === 'update') return updateRefusal(task, action.params) === null ? withValues(task, action.params) : null
  const fold = applyTaskAction(task, action, new Date(startedAt))
  return fold.applies ? fold.task : null
}
