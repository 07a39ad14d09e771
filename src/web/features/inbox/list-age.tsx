import { exactText } from '#web/lib/due-text.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { useOnline } from '#web/ui/use-online.ts'
import type { InboxRows } from './use-inbox-rows.ts'

/** A list younger than this is as good as new. */
const freshMs = 60_000
const weekMs = 6 * 24 * 3_600_000

interface ListAgeProps {
  inbox: Pick<InboxRows, 'isHeld' | 'present' | 'query' | 'readAt'>
  /** When this page was opened. */
  openedAt: number
}

/** From when the list is, at the oldest, where that matters: it can't be read afresh just now, or an earlier page read it. */
export function ListAge({ inbox, openedAt }: ListAgeProps) {
  const { isHeld, present, query, readAt } = inbox
  const now = useNow()
  const isOnline = useOnline()
  const isFailing = query.failureCount > 0
  const isFromBefore = readAt < openedAt
  const isOld = now - readAt >= freshMs && (isFailing || isFromBefore)
  if (!isHeld && (readAt === 0 || (isOnline && !isOld))) return null
  return (
    <p className="line-clamp-2 min-w-0 text-row text-ink-3 max-sm:text-meta">
      {isHeld ? `${isOnline ? 'No answer' : 'Offline'}: loaded tasks only` : query.hasNextPage && (isFailing || !isOnline) ? `${present.toLocaleString()} of them loaded, list` : 'List'}
      {readAt !== 0 && (
        <>
          {isHeld ? ', as of ' : ' from '}
          <ReadTime at={readAt} now={now} />
        </>
      )}
    </p>
  )
}

function ReadTime({ at, now }: { at: number; now: number }) {
  const date = new Date(at)
  const format = date.toDateString() === new Date(now).toDateString() ? clock : now - at < weekMs ? dayAndClock : dateAndClock
  return (
    <time dateTime={date.toISOString()} title={exactText(date.toISOString(), { now, zone: viewerZone })}>
      {format.format(date)}
    </time>
  )
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const dayAndClock = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: 'numeric', minute: '2-digit' })
const dateAndClock = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
