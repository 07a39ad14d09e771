import type { Filter } from '#contract/list-query.ts'
import type { TaskCounts } from '#contract/task-counts.ts'
import type { Task } from '#contract/task.ts'
import type { AcceptedTasks } from './accepted-tasks.ts'
import type { LogEntry } from './log-entry.ts'
import type { PendingLog } from './pending-log.ts'

/** A list whose tasks are counted. */
export interface CountedList {
  name: string
  /** Another text for another list. What moves with the clock within it doesn't count. */
  key: string
  /** Asked for at each reading. */
  filters: () => readonly Filter[]
  /** Whether a task, as it is given, is in the list; null where only the service can tell. */
  matches: (task: Task) => boolean | null
}

/** How many tasks a list holds. */
export interface Count {
  count: number
  /** There are more: the service stopped counting. */
  isTruncated: boolean
}

interface CountWatchParts {
  read: (lists: readonly CountedList[]) => Promise<TaskCounts>
  log: PendingLog
  accepted: Pick<AcceptedTasks, 'get' | 'subscribe'>
  visible: (id: number) => Task | null
  /** Whether asking makes sense now: somebody looks, and there is a line. */
  isAwake: () => boolean
  /** The shortest time between two readings. */
  spacingMs: number
  now: () => number
}

/** Live counts of many lists. */
export interface CountWatch {
  /** Asks for these lists from now on; the same as before ask for nothing. */
  setLists(lists: readonly CountedList[]): void
  /** Something may have changed elsewhere. */
  wake(): void
  /** The count as far as it is certain; null where it isn't. */
  get(name: string): Count | null
  subscribe(listener: () => void): () => void
  stop(): void
}

/**
 * Counts that follow what the person does on the next frame, without asking again: what the service counted, plus what the
 * tasks under way add or take away. For each such task the copy from before is remembered until a reading that began after
 * its actions were answered; a reading during which an own action was sent may or may not hold it, and is made again.
 */
export function createCountWatch({ read, log, accepted, visible, isAwake, spacingMs, now }: CountWatchParts): CountWatch {
  let lists: readonly CountedList[] = []
  let counted: { key: string; counts: TaskCounts['meta']['counts'] } | null = null
  /** The copies from which `counted` is, of tasks that were acted on since. */
  const before = new Map<number, Task>()
  const listeners = new Set<() => void>()
  let known: Map<string, Count | null> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let isReading = false
  let isWanted = false
  let isOver = false
  /** Goes up whenever an own action is on its way, or was answered. */
  let sendings = 0

  const keyOf = (of: readonly CountedList[]) => JSON.stringify(of.map(({ name, key }) => [name, key]))
  const isUnderWay = () => [...before.keys()].some((id) => log.entriesFor(id).some(isSent))

  function changed(): void {
    known = null
    for (const listener of listeners) listener()
  }

  function plan(): void {
    isWanted = true
    if (isOver || isReading || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void start()
    }, Math.max(0, readAt + spacingMs - now()))
  }

  async function start(): Promise<void> {
    // What is on its way wakes this up when it is answered; who isn't there, when they are back.
    if (isOver || lists.length === 0 || !isAwake() || isUnderWay()) return
    isWanted = false
    isReading = true
    readAt = now()
    const asked = lists
    const key = keyOf(asked)
    const sent = sendings
    try {
      const { meta } = await read(asked)
      if (isOver) return
      if (sent === sendings && key === keyOf(lists)) {
        counted = { key, counts: meta.counts }
        for (const id of before.keys()) {
          const base = accepted.get(id)
          if (base === undefined || log.entriesFor(id).length === 0) before.delete(id)
          else before.set(id, base)
        }
        changed()
      } else isWanted = true
    } catch {
      // What can't be counted any more isn't shown. The next change, or a line that is back, asks again.
      counted = null
      if (!isOver) changed()
    } finally {
      isReading = false
      if (isWanted) plan()
    }
  }

  function countOf({ name, matches }: CountedList): Count | null {
    const reading = counted?.counts[name]
    if (reading?.count === undefined) return null
    let { count } = reading
    for (const [id, base] of before) {
      const shown = visible(id)
      const was = matches(base)
      const is = shown === null ? false : matches(shown)
      if (was === null || is === null) return null
      count += Number(is) - Number(was)
    }
    return { count: Math.max(0, count), isTruncated: reading.count_truncated ?? false }
  }

  /** What is under way on these tasks, or what stands under it, is another than before. */
  function note(ids: Iterable<number>): void {
    let isTold = false
    let isSettled = false
    for (const id of ids) {
      const entries = log.entriesFor(id)
      const base = accepted.get(id)
      if (entries.length > 0 && !before.has(id) && base !== undefined) before.set(id, base)
      if (!before.has(id)) continue
      isTold = true
      if (entries.length === 0 || entries.some(isSent)) sendings += 1
      isSettled ||= entries.length === 0
    }
    if (isTold) changed()
    if (isSettled) plan()
  }
  const stops = [log.subscribe(note), accepted.subscribe(note)]

  return {
    setLists(next) {
      const isSame = keyOf(next) === keyOf(lists)
      lists = next
      known = null
      if (!isSame) plan()
    },
    wake: plan,
    get(name) {
      if (counted === null || counted.key !== keyOf(lists)) return null
      known ??= new Map(lists.map((list) => [list.name, countOf(list)]))
      return known.get(name) ?? null
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      isOver = true
      clearTimeout(timer)
      for (const stop of stops) stop()
      listeners.clear()
    },
  }
}

/** Whether the service may have it already, or will in a moment. */
function isSent({ state }: LogEntry): boolean {
  return state === 'ready' || state === 'sending' || state === 'acknowledged'
}
