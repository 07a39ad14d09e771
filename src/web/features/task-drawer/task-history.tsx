import { useQuery } from '@tanstack/react-query'
import type { TaskEvent } from '#contract/task-event.ts'
import type { Task } from '#contract/task.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { taskHistoryQuery } from '#web/data/task-history.ts'
import { exactText, momentText } from '#web/lib/due-text.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { actorName, eventSentence } from './event-sentence.ts'

/** What happened to the task so far, the newest first. */
export function TaskHistory({ task }: { task: Task }) {
  const { data: extensions } = useQuery(extensionsQuery)
  const { data: events } = useQuery(taskHistoryQuery(task.id, task.meta?.rev, extensions?.includes('history') ?? false))
  if (events === undefined || events.length === 0) return null
  return (
    <section aria-label="History" className="border-t border-line px-5 py-4">
      <h3 className="mb-2.5 text-meta font-medium text-ink-3">History</h3>
      <ol className="flex flex-col">
        {events.map((event) => (
          <HistoryEntry key={event.id} event={event} />
        ))}
      </ol>
    </section>
  )
}

function HistoryEntry({ event }: { event: TaskEvent }) {
  const setting = { now: useNow(), zone: viewerZone }
  const { at, actor } = event.attributes
  return (
    <li className="relative pb-3 pl-4 text-row before:absolute before:top-[7px] before:left-0 before:size-1.5 before:rounded-full before:bg-control not-last:after:absolute not-last:after:top-4 not-last:after:bottom-[-5px] not-last:after:left-[2.5px] not-last:after:w-px not-last:after:bg-line-2 last:pb-0">
      <span className="text-ink wrap-anywhere">
        {actorName(actor)} {eventSentence(event, setting)}
      </span>{' '}
      <time dateTime={at} title={exactText(at, setting)} className="whitespace-nowrap text-ink-3">
        {momentText(at, setting)}
      </time>
    </li>
  )
}
