import { useSyncExternalStore } from 'react'
import type { LogEntry } from '#web/data/log-entry.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { taskName } from '#web/data/task-name.ts'
import { canUndo, latestUndoable, restoresIn } from '#web/data/undo-log.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { say } from '#web/ui/messages.ts'
import { viewerZone } from '#web/ui/use-now.ts'
import { undoneSentence } from './action-sentence.ts'

type UndoneListener = (taskIds: readonly number[]) => void
const listeners = new Set<UndoneListener>()

/** Calls `listener` when the person took something back, in the frame in which the tasks show it. */
export function onUndone(listener: UndoneListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes back one action, or what is left of a group, and says so. */
export async function undoAction(entryOrGroupId: string): Promise<void> {
  const targets = undoable(entryOrGroupId)
  const [first] = targets
  if (first === undefined) return
  const taken = pendingActions.undo(entryOrGroupId)
  const what = targets.length === 1 ? nameOf(first.taskId) : `${targets.length} tasks`
  say(undoneSentence(first.action, what, { now: Date.now(), zone: viewerZone }), { isShown: true })
  for (const listener of listeners) listener(targets.map(({ taskId }) => taskId))
  const late = targets.length - (await taken)
  if (first.action.name === 'reassignOwner') void import('./taken-back-cover.ts').then(({ settleTakenBack }) => settleTakenBack(entryOrGroupId), () => {})
  // Another tab sent it in the very same moment, and the service has no way back.
  if (late > 0) say(late === 1 ? 'One had just been sent, and stays as it is.' : `${late} had just been sent, and stay as they are.`, { isShown: true })
}

/** Takes back what was done last; says so where there is nothing. */
export async function undoLatestAction(): Promise<void> {
  // Right after a reload the latest may still lie in the storage.
  await pendingActions.ready()
  const groupId = latestUndoable(pendingActions.log)
  if (groupId === null) say('There is nothing to undo.', { isShown: true })
  else await undoAction(groupId)
}

/** Whether anything of a group can still be taken back, kept up to date. */
export function useCanUndo(groupId: string | undefined): boolean {
  return useSyncExternalStore(pendingActions.subscribe, () => groupId !== undefined && undoable(groupId).length > 0)
}

function undoable(entryOrGroupId: string): LogEntry[] {
  const { log } = pendingActions
  const asked = log.all().filter(({ id, groupId }) => id === entryOrGroupId || groupId === entryOrGroupId)
  if (asked.length === 0) return asked
  const restores = restoresIn(log.all())
  return asked.filter((entry) => canUndo(entry, log, restores))
}

function nameOf(taskId: number): string {
  return taskName(visibleTask(taskId)?.task, taskId)
}
