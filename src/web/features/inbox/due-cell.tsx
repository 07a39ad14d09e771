import type { Task } from '#contract/task.ts'
import { exactText, momentText } from '#web/lib/due-text.ts'
import { DueTime } from '#web/task/due-time.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'

/** The date that matters: when it is due; of a task that waits, when it begins; of one that is done, when that was. */
export function DueCell({ task }: { task: Task }) {
  const { completedAt, dueAt, scheduledAt, state } = task.attributes
  if (state === 'complete' && completedAt !== null) return <Moment at={completedAt} what="Done" />
  if (state === 'pending' && scheduledAt !== null) return <DueTime dueAt={scheduledAt} what="Begins" className="block truncate" />
  return <DueTime dueAt={dueAt} isDone={state === 'complete'} className="block truncate" />
}

/** When something was, in few words. */
export function Moment({ at, what }: { at: string; what?: string }) {
  const setting = { now: useNow(), zone: viewerZone }
  const exact = exactText(at, setting)
  return (
    <time dateTime={at} title={what === undefined ? exact : `${what} ${exact}`} className="block truncate text-ink-3">
      {what !== undefined && <span className="sr-only">{what} </span>}
      {momentText(at, setting)}
    </time>
  )
}
