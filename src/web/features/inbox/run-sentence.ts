import type { GroupProgress } from '#web/data/group-progress.ts'
import type { HistoryItem } from '#web/data/history-items.ts'
import type { Notice } from '#web/data/notices.ts'

/** What is told of a run's progress. */
export interface Standing extends Omit<GroupProgress, 'items' | 'groupId' | 'takeable'> {
  items: readonly Pick<HistoryItem, 'status' | 'wasKept'>[]
}

/** How a bulk stands, in words: only what the service confirmed counts as done. Pure. */
export function runSentence({ total, waiting, sending, done, undoing, undone, items }: Standing, told: readonly Pick<Notice, 'kind'>[]): string {
  const kept = items.filter(({ wasKept }) => wasKept).length
  const refused = items.filter(({ status }) => status === 'refused').length
  // Somebody else did what was wanted: nothing failed.
  const already = Math.min(refused, told.filter(({ kind }) => kind === 'alreadyDone').length)
  const parts: [number, string][] = [
    [done - kept, 'done'], [waiting + sending, 'to go'], [already, 'already done by somebody else'], [refused - already, 'failed'],
    [undoing, 'being taken back'], [undone, 'taken back'], [kept, 'kept, changed since'],
  ]
  const shown = parts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString()} ${words}`)
  return `${shown.join(', ')} of ${total.toLocaleString()}`
}
