import { pendingActions } from '#web/data/pending-actions.ts'
import { undoAction, useCanUndo } from '#web/task/undo.ts'
import { Button } from '#web/ui/button.tsx'

/** Says that the task is about to go, as long as it can still come back. */
export function DeletedBar({ taskId }: { taskId: number }) {
  const groupId = pendingActions.entriesFor(taskId).find(({ action }) => action.name === 'delete')?.groupId
  const canUndo = useCanUndo(groupId)
  return (
    <div role="status" className="flex min-h-11 shrink-0 items-center justify-between gap-3 border-b border-line bg-hover px-5 py-1.5 text-row text-ink-2">
      This task is deleted.
      {groupId !== undefined && canUndo && <Button onClick={() => void undoAction(groupId)}>Undo</Button>}
    </div>
  )
}
