import { isOpen, type LogEntry } from './log-entry.ts'
import type { LogMirror } from './pending-log.ts'
import { canUndo, restoresIn } from './undo-log.ts'

/** How an entry of the history stands, as a person would say it. */
export type HistoryStatus = 'held' | 'waiting' | 'sending' | 'done' | 'refused' | 'undoing' | 'undone'

/** One thing that the person did. Names are looked up by `entry.taskId` when it is shown. */
export interface HistoryItem {
  entry: LogEntry
  status: HistoryStatus
  canUndo: boolean
  /** Taking it back was tried, and left undone what somebody had changed since. */
  wasKept: boolean
}

const statuses = { held: 'held', ready: 'waiting', sending: 'sending', acknowledged: 'done', refused: 'refused', undone: 'undone' } as const

/** What the person did, newest first. What takes something back shows as that something's status. */
export function historyOf(log: LogMirror): readonly HistoryItem[] {
  const restores = restoresIn(log.all())
  const kept = new Set(log.all().flatMap(({ undoes, state }) => (undoes !== null && state === 'refused' ? [undoes] : [])))
  return log
    .all()
    .filter(({ undoes }) => undoes === null)
    .map((entry) => ({ entry, status: statusOf(entry, restores.get(entry.id), log.isHidden(entry.id)), canUndo: canUndo(entry, log, restores), wasKept: kept.has(entry.id) && !restores.has(entry.id) }))
    .reverse()
}

function statusOf(entry: LogEntry, restore: LogEntry | undefined, isHidden: boolean): HistoryStatus {
  if (isHidden) return 'undoing'
  // What was refused never came about, so taking it back changed nothing.
  if (!restore || entry.state === 'refused') return statuses[entry.state]
  return isOpen(restore) ? 'undoing' : 'undone'
}
