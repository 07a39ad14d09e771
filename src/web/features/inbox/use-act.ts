import { useCallback, useMemo } from 'react'
import type { WantedAction } from '#web/data/create-pending-actions.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import { usePendingActions } from '#web/data/pending-actions.ts'
import { taskName } from '#web/data/task-name.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { bulkSentence } from '#web/task/action-sentence.ts'
import { say } from '#web/ui/messages.ts'
import { viewerZone } from '#web/ui/use-now.ts'
import type { CursorAndSelection } from './use-cursor.ts'
import type { InboxRows } from './use-inbox-rows.ts'

/** The ways to act on tasks of the list. */
export interface Acting {
  act: (taskIds: readonly number[], action: PersonAction) => void
  actEach: (wanted: readonly WantedAction[]) => void
}

/**
 * Acts on one or many tasks: their rows stay in place, what happened is said, and where they left the view they are let go
 * of and the cursor moves on to the next row.
 */
export function useAct({ rows, keepInPlace, matches }: InboxRows, { leave }: CursorAndSelection): Acting {
  const { actEach: start } = usePendingActions()
  const actEach = useCallback(
    (wanted: readonly WantedAction[]) => {
      const over = new Set(rows.filter(({ settled }) => settled === 'left').map(({ id }) => id))
      const fits = (id: number) => {
        const visible = visibleTask(id)
        return visible?.deletion === null && matches(visible.task)
      }
      const fitted = new Set(wanted.map(({ taskId }) => taskId).filter(fits))
      keepInPlace(wanted.map(({ taskId }) => taskId))
      const { groupId, started, skipped } = start(wanted)
      const what = started.length === 1 ? nameOf(started[0]?.taskId) : null
      const text = [started.length > 0 && bulkSentence(started.map(({ action }) => action), { now: Date.now(), zone: viewerZone }, what), skippedSentence(wanted.length, skipped)]
      const holdMs = Math.max(0, ...started.map((entry) => entry.holdMs))
      say(text.filter(Boolean).join(' '), { isShown: true, ...(started.length > 0 && { undo: { id: groupId, holdMs } }) })
      leave(new Set(started.map(({ taskId }) => taskId).filter((id) => fitted.has(id) && !fits(id))), over)
    },
    [start, keepInPlace, matches, rows, leave],
  )
  return useMemo(() => ({ actEach, act: (taskIds, action) => actEach(taskIds.map((taskId) => ({ taskId, action }))) }), [actEach])
}

/** "4 of 12 can’t: The task is already complete." */
function skippedSentence(total: number, skipped: readonly { taskId: number; reason: string }[]): string | null {
  const [first] = skipped
  if (first === undefined) return null
  const others = skipped.some(({ reason }) => reason !== first.reason) ? ', among other reasons' : ''
  return total === 1 ? `${nameOf(first.taskId)}: ${first.reason}` : `${skipped.length} of ${total} can’t${others}: ${first.reason}`
}

function nameOf(taskId: number | undefined): string {
  return taskId === undefined ? '' : taskName(visibleTask(taskId)?.task, taskId)
}
