import { useMemo, useSyncExternalStore } from 'react'
import { pendingActions } from './pending-actions.ts'
import { createSignals } from './signals.ts'
import { historyOf, type HistoryItem } from './history-items.ts'

/** How far something done in one go has come. Every task of it is in exactly one of the numbers but `total` and `takeable`. */
export interface GroupProgress {
  groupId: string
  total: number
  /** Not sent yet: these can be cancelled. */
  waiting: number
  sending: number
  done: number
  refused: number
  /** Being taken back. */
  undoing: number
  undone: number
  /** How many can still be taken back. */
  takeable: number
  /** How each task stands, in the order in which they were asked for; the latest try of each. */
  items: readonly HistoryItem[]
}

/** Adds up a group's entries. A task that was tried again counts once, as its last try. Pure. */
export function sumGroup(groupId: string, history: readonly HistoryItem[]): GroupProgress {
  const latest = new Map<number, HistoryItem>()
  // Newest first in the history: the first seen of a task is its last try.
  for (const item of history) if (item.entry.groupId === groupId && !latest.has(item.entry.taskId)) latest.set(item.entry.taskId, item)
  const items = [...latest.values()].reverse()
  const count = (...statuses: HistoryItem['status'][]) => items.filter(({ status }) => statuses.includes(status)).length
  return {
    groupId, total: items.length, items, waiting: count('held', 'waiting'), sending: count('sending'), done: count('done'), refused: count('refused'),
    undoing: count('undoing'), undone: count('undone'), takeable: items.filter(({ canUndo }) => canUndo).length,
  }
}

/** A group's progress, kept up to date; null where this device knows nothing of it. */
export function useGroupProgress(groupId: string | null): GroupProgress | null {
  const history = useSyncExternalStore(calm.subscribe, readHistory)
  return useMemo(() => {
    const progress = groupId === null ? null : sumGroup(groupId, history)
    return progress && progress.total > 0 ? progress : null
  }, [groupId, history])
}

/** Each answer changes the log; whoever follows hundreds of them need not look at it hundreds of times. */
const calmMs = 50
const calm = createSignals<never>()
let timer: ReturnType<typeof setTimeout> | undefined
let history: readonly HistoryItem[] | null = null
pendingActions.subscribe(() => {
  if (history === null) return
  timer ??= setTimeout(() => {
    timer = undefined
    history = null
    calm.emit([])
  }, calmMs)
})
const readHistory = () => (history ??= historyOf(pendingActions.log))

/** How a group ends: resolves when nothing of it is under way any more. */
export function groupAtRest(groupId: string): Promise<GroupProgress> {
  return new Promise((resolve) => {
    let stop = () => {}
    const look = () => {
      const progress = sumGroup(groupId, historyOf(pendingActions.log))
      if (progress.waiting + progress.sending + progress.undoing > 0) return false
      stop()
      resolve(progress)
      return true
    }
    if (!look()) stop = pendingActions.subscribe(() => void look())
  })
}

/** Tries again what of a group was refused, as part of the same group. Returns how many. */
export function retryRefused({ groupId, items }: GroupProgress): number {
  const wanted = items.flatMap(({ status, entry: { taskId, action } }) => (status === 'refused' && action.name !== 'restore' ? [{ taskId, action }] : []))
  return wanted.length === 0 ? 0 : pendingActions.actEach(wanted, groupId).started.length
}
