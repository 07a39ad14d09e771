import { useEffect, useState } from 'react'
import { holdLeftMs } from '#web/data/hold-back.ts'
import type { HistoryItem } from '#web/data/history-items.ts'
import { refusalReason } from '#web/task/refusal-reason.ts'
import { classNames } from '#web/ui/class-names.ts'

/** How an action stands: waiting to be sent, sent, done, refused and why, or taken back. */
export function ActionStatus({ item }: { item: HistoryItem }) {
  const { entry, status } = item
  if (status === 'held') return <HoldLeft entry={entry} />
  return <span className={classNames('shrink-0', status === 'refused' ? 'text-danger' : 'text-ink-3')}>{wordsOf(item)}</span>
}

function wordsOf({ status, entry, wasKept }: HistoryItem): string {
  if (wasKept && status === 'done') return 'done; not taken back, as somebody changed it since'
  switch (status) {
    case 'waiting':
      return 'not sent yet'
    case 'sending':
      return 'sending'
    case 'refused':
      return `refused: ${refusalReason(entry.refusedWith)}`
    case 'undoing':
      return 'being undone'
    case 'undone':
      return 'undone'
    default:
      return 'done'
  }
}

/** Counts down by the second while this is looked at; nothing else on the page does. */
function HoldLeft({ entry }: { entry: HistoryItem['entry'] }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return (
    <span data-tabular className="shrink-0 text-ink-3">
      waiting {Math.max(1, Math.ceil(holdLeftMs(entry, now) / 1000))} s
    </span>
  )
}
