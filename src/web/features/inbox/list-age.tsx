import { exactText } from '#web/lib/due-text.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { useOnline } from '#web/ui/use-online.ts'

/** A list younger than this is as good as new. */
const freshMs = 60_000

/** From when the list is, where it is old and can't be read afresh just now. */
export function ListAge({ readAt, isFailing }: { readAt: number; isFailing: boolean }) {
  const now = useNow()
  const isOnline = useOnline()
  if (readAt === 0 || now - readAt < freshMs || (isOnline && !isFailing)) return null
  const at = new Date(readAt)
  const isToday = at.toDateString() === new Date(now).toDateString()
  return (
    <p className="text-row text-ink-3">
      List from{' '}
      <time dateTime={at.toISOString()} title={exactText(at.toISOString(), { now, zone: viewerZone })}>
        {(isToday ? clock : dayAndClock).format(at)}
      </time>
    </p>
  )
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const dayAndClock = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
