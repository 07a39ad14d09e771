import { useCallback, useSyncExternalStore } from 'react'
import type { Task } from '#contract/task.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { pendingActions } from './pending-actions.ts'
import type { PendingAction } from './pending-log.ts'
import { foldTask, type VisibleTask } from './visible-task.ts'

/** The last fold of each server copy: the same object as long as neither the copy nor its actions changed. */
const folds = new WeakMap<Task, { entries: readonly PendingAction[]; visible: VisibleTask }>()

/** The task as it is shown now, or null where no answer brought it yet. */
export function visibleTask(id: number): VisibleTask | null {
  const base = acceptedTasks.get(id)
  if (!base) return null
  const entries = pendingActions.entriesFor(id)
  const known = folds.get(base)
  if (known?.entries === entries) return known.visible
  const visible = foldTask(base, entries)
  folds.set(base, { entries, visible })
  return visible
}

/** Calls `listener` when what is shown of `id` may have changed. */
function subscribeTo(id: number, listener: () => void): () => void {
  const stops = [acceptedTasks.subscribeTo(id, listener), pendingActions.subscribeTo(id, listener)]
  return () => stops.forEach((stop) => stop())
}

/** The latest changes, each the ids it touched; older ones are dropped. These listeners were the first, so none is late. */
const changes: ReadonlySet<number>[] = []
const mostChanges = 100
let version = 0

function noteChange(ids: ReadonlySet<number>): void {
  version += 1
  changes.push(ids)
  if (changes.length > mostChanges) changes.shift()
}
acceptedTasks.subscribe(noteChange)
pendingActions.subscribe(noteChange)

/** Another number after each change of what is shown of any task. */
export function visibleVersion(): number {
  return version
}

/** Ids of which something may have changed since `visibleVersion()` was `since`, or null where that is too long ago. */
export function changedSince(since: number): readonly number[] | null {
  const count = version - since
  return count > changes.length ? null : changes.slice(changes.length - count).flatMap((ids) => [...ids])
}

/** Calls `listener` when what is shown of any task may have changed. */
export function subscribeToVisible(listener: () => void): () => void {
  const stops = [acceptedTasks.subscribe(listener), pendingActions.subscribe(listener)]
  return () => stops.forEach((stop) => stop())
}

/** The task as it is shown, re-rendering only when this one changes. */
export function useVisibleTask(id: number): VisibleTask | null {
  const subscribe = useCallback((listener: () => void) => subscribeTo(id, listener), [id])
  return useSyncExternalStore(subscribe, () => visibleTask(id))
}
