import { Sunrise } from 'lucide-react'
import type { Task } from '#contract/task.ts'
import { wakeNow } from '#web/commands/wake-now.ts'
import { exactText, momentText } from '#web/lib/due-text.ts'
import { DueTime } from '#web/task/due-time.tsx'
import { useNow, viewerZone } from '#web/ui/use-now.ts'

/** The date that matters: when it is due; of a task that waits, when it begins; of one that is done, when that was. */
export function DueCell({ task }: { task: Task }) {
  const { completedAt, dueAt, scheduledAt, state } = task.attributes
  if (state === 'complete' && completedAt !== null) return <Moment at={completedAt} what="Done" />
  if (state === 'pending' && scheduledAt !== null) return <DueTime dueAt={scheduledAt} what="Begins" className="block truncate" />
  if (task.meta?.snoozedAt !== undefined && dueAt !== null && state === 'incomplete') return <WakeTime id={task.id} dueAt={dueAt} canWake={task.meta.canWrite !== false} />
  return <DueTime dueAt={dueAt} isDone={state === 'complete'} className="block truncate" />
}

/** When a task that was put off is due again, and, while it sleeps, the way to have it back now. */
function WakeTime({ id, dueAt, canWake }: { id: number; dueAt: string; canWake: boolean }) {
  const isAsleep = Date.parse(dueAt) > useNow()
  if (!isAsleep) return <DueTime dueAt={dueAt} className="block truncate" />
  return (
    <span className="flex min-w-0 items-center">
      <DueTime dueAt={dueAt} what="Wakes" className="min-w-0 truncate tracking-tight" />
      {canWake && (
        <button
          type="button"
          tabIndex={-1}
          aria-label="Wake now"
          title="Wake now"
          onClick={(event) => {
            // A click anywhere else in the row opens it.
            event.stopPropagation()
            wakeNow([id])
          }}
          // Into the space between the columns, so that the time keeps its room.
          className="-mr-4 -ml-0.5 grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-line hover:text-ink pointer-coarse:size-11"
        >
          <Sunrise size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </span>
  )
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
