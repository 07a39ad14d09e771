import { useCallback } from 'react'
import type { TaskAction } from '#contract/task-actions.ts'
import { usePendingActions } from '#web/data/pending-actions.ts'
import { taskName } from '#web/data/refusal.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { actionSentence } from '#web/task/action-sentence.ts'
import { say } from '#web/ui/messages.ts'
import { viewerZone } from '#web/ui/use-now.ts'
import type { Cursor } from './use-cursor.ts'
import type { InboxRows } from './use-inbox-rows.ts'

/**
 * Acts on one task of the list: its row stays in place, what happened is said, and where the task left the view the
 * cursor moves on to the next row.
 */
export function useAct({ rows, keepInPlace, matches }: InboxRows, cursor: Cursor): (taskId: number, action: TaskAction) => void {
  const { act } = usePendingActions()
  return useCallback(
    (taskId, action) => {
      keepInPlace([taskId])
      const { groupId, started, skipped } = act([taskId], action)
      const visible = visibleTask(taskId)
      const name = taskName(visible?.task, taskId)
      if (skipped[0] !== undefined) {
        say(`${name}: ${skipped[0].reason}`, { isShown: true })
        return
      }
      for (const { action: done, holdMs } of started) {
        say(actionSentence(done, name, { now: Date.now(), zone: viewerZone }), { isShown: true, undo: { id: groupId, holdMs } })
      }
      const at = rows.findIndex((row) => row.id === taskId)
      if (visible !== null && at !== -1 && !matches(visible.task)) cursor.moveTo(at + 1)
    },
    [act, keepInPlace, matches, rows, cursor],
  )
}
