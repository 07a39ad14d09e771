import { useEffect } from 'react'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { notices } from '#web/data/notices.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { taskName } from '#web/data/task-name.ts'
import { say } from '#web/ui/messages.ts'
import { reopen, type Outcome, type PlayRun } from './play-run.ts'

/**
 * Takes a task up again whose outcome was refused, whenever that is known: the log remembers it, so it may have happened
 * while this page was being reloaded, or in another tab.
 */
export function useRefused(latest: { readonly current: PlayRun }, change: (step: (run: PlayRun) => PlayRun) => void): void {
  useEffect(() => {
    const look = () => {
      for (const [taskId, entryId] of latest.current.entries) {
        if (!isToDoAgain(taskId, entryId, latest.current.outcomes.get(taskId))) continue
        change((run) => reopen(run, taskId, false))
        // Else its own message says why.
        if (!notices.all().some(({ id }) => id === entryId)) say(`${taskName(acceptedTasks.get(taskId), taskId)} comes again: what was done with it was refused.`, { isShown: true })
      }
    }
    look()
    return pendingActions.subscribe(look)
  }, [latest, change])
}

/** Whether it was refused, and not because somebody else had completed it already. */
function isToDoAgain(taskId: number, entryId: string, outcome: Outcome | undefined): boolean {
  if (pendingActions.log.get(entryId)?.state !== 'refused') return false
  return outcome !== 'completed' || acceptedTasks.get(taskId)?.attributes.state !== 'complete'
}
