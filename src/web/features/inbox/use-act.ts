import { useCallback, useMemo, useState } from 'react'
import type { WantedAction } from '#web/data/create-pending-actions.ts'
import type { PersonAction } from '#web/data/log-entry.ts'
import { openLayer } from '#web/commands/layers.tsx'
import { usePendingActions } from '#web/data/pending-actions.ts'
import { taskName } from '#web/data/task-name.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { actionVerb, bulkSentence } from '#web/task/action-sentence.ts'
import { say } from '#web/ui/messages.ts'
import { viewerZone } from '#web/ui/use-now.ts'
import { countReasons, effectOf, mostUnasked, refusalText } from './bulk-effect.ts'
import type { CursorAndSelection } from './use-cursor.ts'
import type { InboxRows } from './use-inbox-rows.ts'

/** Something done on many in one go. */
export interface Run {
  groupId: string
  taskIds: readonly number[]
  /** What it sets off beyond the tasks, where nobody was asked first; on how many it didn't work from the start, and why. */
  note: string | null
}

/** The ways to act on tasks of the list. */
export interface Acting {
  act: (taskIds: readonly number[], action: PersonAction) => void
  actEach: (wanted: readonly WantedAction[]) => void
}

/**
 * Acts on one or many tasks: their rows stay in place, what happened is said, and where they left the view they are let go
 * of and the cursor moves on to the next row. What would set off much beyond the tasks themselves shows its effect first.
 */
export function useAct({ rows, keepInPlace, fits }: InboxRows, { leave }: Pick<CursorAndSelection, 'leave'>, onLeave: () => void): Acting & { run: Run | null; endRun: () => void } {
  const { actEach: start } = usePendingActions()
  const [run, setRun] = useState<Run | null>(null)
  const endRun = useCallback(() => setRun(null), [])
  const apply = useCallback(
    (wanted: readonly WantedAction[], told: string | null) => {
      const over = new Set(rows.filter(({ settled }) => settled === 'left').map(({ id }) => id))
      const fitted = new Set(wanted.map(({ taskId }) => taskId).filter(fits))
      keepInPlace(wanted.map(({ taskId }) => taskId))
      const { groupId, started, skipped } = start(wanted)
      const [only] = started.length === 1 ? started : []
      const refused = wanted.length === 1 ? (skipped[0] && `${nameOf(skipped[0].taskId)}: ${skipped[0].reason}`) : refusalText({ total: wanted.length, refusals: countReasons(skipped.map(({ reason }) => reason)) })
      const note = [told, refused].filter(Boolean).join(' ') || null
      const text = started.length > 0 && bulkSentence(started.map(({ action }) => action), { now: Date.now(), zone: viewerZone }, only ? nameOf(only.taskId) : null)
      // Of many the bar over the list tells: it has the progress and the way back.
      const isBulk = started.length > 1
      say([text, note].filter(Boolean).join(' '), { isShown: !isBulk, ...(started.length > 0 && { undo: { id: groupId, holdMs: started[0]?.holdMs ?? 0 } }) })
      if (isBulk) setRun({ groupId, taskIds: started.map(({ taskId }) => taskId), note })
      leave(new Set(started.map(({ taskId }) => taskId).filter((id) => fitted.has(id) && !fits(id))), over)
    },
    [start, keepInPlace, fits, rows, leave],
  )
  const actEach = useCallback(
    (wanted: readonly WantedAction[]) => {
      // What one task sets off is told where it is.
      const effect = wanted.length > 1 ? effectOf(wanted, visibleTask) : null
      if (effect === null || effect.sets.reduce((sum, { count }) => sum + count, 0) <= mostUnasked) return apply(wanted, effect && effect.sets.map(({ text }) => text).join(' '))
      const title = `${actionVerb(wanted[0]?.action.name)} ${effect.able.toLocaleString()} tasks`
      openLayer(async () => (await import('./bulk-question.tsx')).BulkQuestion, { title, effect, onConfirm: () => apply(wanted, null), onLeave })
    },
    [apply, onLeave],
  )
  return useMemo(() => ({ run, endRun, actEach, act: (taskIds, action) => actEach(taskIds.map((taskId) => ({ taskId, action }))) }), [actEach, run, endRun])
}

function nameOf(taskId: number): string {
  return taskName(visibleTask(taskId)?.task, taskId)
}
