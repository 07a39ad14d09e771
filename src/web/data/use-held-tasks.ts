import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { SortKey } from '#contract/list-query.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import type { heldTaskIds } from './held-tasks.ts'

let code: typeof heldTaskIds | null = null
const load = async () => (code = (await import('./held-tasks.ts')).heldTaskIds)

/** How long an answer is waited for with empty hands. */
const patienceMs = 2_500

/** What is held, and whether it stands in for a list that can't be read, rather than for one that comes in a moment. */
interface HeldTasks {
  ids: readonly number[] | null
  isInstead: boolean
}

/**
 * What the page holds, in place of a list that isn't read: at once where it can't be or while a search is typed, and after a
 * while where no answer comes. Null as long as it isn't wanted, and where nothing is held. The order is that of the moment,
 * so that no row moves under the hand; which of them fit the view is the caller's to say.
 */
export function useHeldTasks(list: 'read' | 'waiting' | 'typing' | 'failing', words: string, sort: SortKey | undefined): HeldTasks {
  const isInstead = useLate(list === 'waiting' || list === 'typing') || list === 'failing'
  const isWanted = isInstead || list === 'typing'
  const [sorting, setSorting] = useState(() => code)
  useEffect(() => {
    // It must be there when the line is gone.
    if (!isWanted) whenIdle(() => void load().catch(() => {}))
    else void load().then((loaded) => setSorting(() => loaded), () => {})
  }, [isWanted])
  const count = useSyncExternalStore(acceptedTasks.subscribe, acceptedTasks.count)
  // Another number of tasks is another order: `count` is what the memo depends on.
  const ids = useMemo(() => (isWanted && sorting !== null && count > 0 ? sorting(words, sort) : null), [isWanted, sorting, words, sort, count])
  return { ids, isInstead: isInstead && ids !== null }
}

/** Whether `isWaiting` has been true for long. */
function useLate(isWaiting: boolean): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setIsLate(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setIsLate(false)
    }
  }, [isWaiting])
  return isWaiting && isLate
}

/** When the service last said the least lately read of these tasks; 0 for none. */
export function oldestReading(ids: readonly number[]): number {
  return ids.reduce((oldest, id) => Math.min(oldest, acceptedTasks.readAt(id)), ids.length === 0 ? 0 : Infinity)
}
