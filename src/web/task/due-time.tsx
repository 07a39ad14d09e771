import { dueText, exactText } from '#web/lib/due-text.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { classNames } from '#web/ui/class-names.ts'

const tones = { overdue: 'text-danger', today: 'text-ink', later: 'text-ink-3' }

/** A due date in relative words, with the exact time as its title. Late is red text and says so; done is never late. */
export function DueTime({ dueAt, isDone = false, className }: { dueAt: string | null; isDone?: boolean; className?: string }) {
  const setting = { now: useNow(), zone: viewerZone }
  if (dueAt === null) return <span className={classNames('text-ink-3', className)}>No date</span>
  const { text, tone } = dueText(dueAt, setting)
  return (
    <time dateTime={dueAt} title={exactText(dueAt, setting)} className={classNames('whitespace-nowrap', isDone ? 'text-ink-3' : tones[tone], className)}>
      {text}
    </time>
  )
}
