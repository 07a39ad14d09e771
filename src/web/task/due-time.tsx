import { dueText, exactText } from '#web/lib/due-text.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { classNames } from '#web/ui/class-names.ts'

const tones = { overdue: 'text-danger', today: 'text-ink', later: 'text-ink-3' }

interface DueTimeProps {
  dueAt: string | null
  isDone?: boolean
  /** What happens then, where that is not that it is due: "Begins". */
  what?: string
  className?: string
}

/** A due date in relative words, with the exact time as its title. Late is red text and says so; done is never late. */
export function DueTime({ dueAt, isDone = false, what, className }: DueTimeProps) {
  const setting = { now: useNow(), zone: viewerZone }
  if (dueAt === null) return <span className={classNames('text-ink-3', className)}>No date</span>
  const { text, tone } = dueText(dueAt, setting)
  return (
    <time dateTime={dueAt} title={[what, exactText(dueAt, setting)].filter(Boolean).join(' ')} className={classNames('whitespace-nowrap', isDone ? 'text-ink-3' : tones[tone], className)}>
      {what !== undefined && <span className="sr-only">{what} </span>}
      {text}
    </time>
  )
}
