import { included } from '#web/data/related.ts'
import { taskName } from '#web/data/task-name.ts'
import { useVisibleTask } from '#web/data/visible-tasks.ts'
import { DueTime } from '#web/task/due-time.tsx'
import { taskKind } from '#web/task/task-kind.ts'
import { classNames } from '#web/ui/class-names.ts'
import { remainingIn, type PlayRun } from './play-run.ts'

/** More than fit are no help. */
const shownCount = 12

/** Who comes next, so that the hand knows before the eye has to look. */
export function PlayQueue({ run, onGoTo }: { run: PlayRun; onGoTo: (id: number) => void }) {
  const remaining = remainingIn(run)
  const at = run.current === null ? -1 : remaining.indexOf(run.current)
  const next = at === -1 ? remaining : [...remaining.slice(at + 1), ...remaining.slice(0, at)]
  const more = next.length - shownCount
  return (
    <nav aria-label="Next in this run" className="min-h-0 overflow-y-auto px-3 py-5">
      <h2 className="px-2 pb-2 text-meta font-medium text-ink-3">{next.length === 0 ? 'This is the last one' : 'Next'}</h2>
      <ol className="flex flex-col">
        {next.slice(0, shownCount).map((id) => (
          <li key={id}>
            <QueueItem id={id} isSkipped={run.skipped.has(id)} onGoTo={onGoTo} />
          </li>
        ))}
      </ol>
      {more > 0 && <p data-tabular className="px-2 pt-2 text-meta text-ink-3">and {more.toLocaleString()} more</p>}
    </nav>
  )
}

function QueueItem({ id, isSkipped, onGoTo }: { id: number; isSkipped: boolean; onGoTo: (id: number) => void }) {
  const task = useVisibleTask(id)?.task
  const kind = task && taskKind(task)
  const Icon = kind?.icon
  const name = taskName(task, id)
  const account = included(task, 'account')?.attributes.name
  const detail = account === undefined || account === name ? (task?.attributes.note ?? '') : account
  return (
    <button type="button" onClick={() => onGoTo(id)} className={classNames('flex w-full items-start gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover', isSkipped && 'opacity-75')}>
      <span className="mt-0.5 size-3.5 shrink-0 text-ink-3">{Icon && <Icon size={14} strokeWidth={1.75} aria-label={kind?.label} />}</span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate text-row font-medium text-ink">{name}</span>
          {task && <DueTime dueAt={task.attributes.dueAt} isDone={false} className="shrink-0 text-meta" />}
        </span>
        <span className="block truncate text-meta text-ink-3">{isSkipped ? 'Skipped before' : detail}</span>
      </span>
    </button>
  )
}
