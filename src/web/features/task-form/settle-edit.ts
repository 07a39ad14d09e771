import { pendingActions } from '#web/data/pending-actions.ts'
import { draftName, keepDraft } from '#web/data/task-drafts.ts'

/** Forgets what was typed once the service has it. What it refuses stays in the draft, to be mended. */
export function forgetDraftWhenDone(userId: number, taskId: number): void {
  const entryId = pendingActions.entriesFor(taskId).findLast(({ action }) => action.name === 'update')?.id
  if (entryId === undefined) return
  const stop = pendingActions.subscribe(() => {
    const state = pendingActions.log.get(entryId)?.state
    if (state === 'acknowledged' || state === 'undone') void keepDraft(userId, draftName(taskId), null)
    if (state !== 'held' && state !== 'ready' && state !== 'sending') stop()
  })
}
