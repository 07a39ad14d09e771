import type { AcceptedTasks } from './accepted-tasks.ts'
import { bySeq, isLater, isOpen, type LogEntry } from './log-entry.ts'
import { createSignals } from './signals.ts'

/** An action under way, as a screen sees it. */
export type PendingAction = LogEntry

/** The actions under way, by task. */
export interface PendingLog {
  /** Those that show, first started first; the same array as long as nothing changed. */
  entriesFor(taskId: number): readonly PendingAction[]
  /** How many actions are under way in all. */
  count(): number
  subscribeTo(taskId: number, listener: () => void): () => void
  subscribe(listener: (taskIds: ReadonlySet<number>) => void): () => void
}

/** This tab's copy of the log: what screens fold is there in the frame it was made, the storage follows. */
export interface LogMirror extends PendingLog {
  get(id: string): LogEntry | undefined
  /** Every entry, the settled ones too, oldest first. */
  all(): readonly LogEntry[]
  /** Tasks with open entries. */
  openTasks(): readonly number[]
  /** Takes what is new of `entries`; tells of all at once. */
  put(entries: readonly LogEntry[]): void
  /** The first open entry of a task: the one whose turn it is. */
  firstOpen(taskId: number): LogEntry | undefined
  /** How many entries, settled ones too, were made in one go. */
  groupSize(groupId: string): number
  isHidden(id: string): boolean
  /** Whether the person deleted the task, also where that isn't sent yet. */
  isDeleted(taskId: number): boolean
  /** Hides entries that are being taken back, or shows them again. */
  hide(ids: readonly string[], isHidden: boolean): void
  drop(ids: readonly string[]): void
  /** Greater than any known; from the clock, so that it is usually greater than those not yet loaded. */
  nextSeq(now: number): number
  clear(): void
}

const none: readonly LogEntry[] = []

/** An empty mirror. */
export function createPendingLog(accepted: Pick<AcceptedTasks, 'get'>): LogMirror {
  const entries = new Map<string, LogEntry>()
  const byTask = new Map<number, readonly LogEntry[]>()
  const shown = new Map<number, readonly LogEntry[]>()
  const hidden = new Set<string>()
  const groups = new Map<string, number>()
  const signals = createSignals<number>()
  let seq = 0
  let sorted: readonly LogEntry[] | null = null
  let open: number | null = null

  function refresh(taskIds: Iterable<number>): void {
    const changed = new Set(taskIds)
    sorted = null
    open = null
    for (const taskId of changed) shown.delete(taskId)
    if (changed.size > 0) signals.emit(changed)
  }

  /**
   * An acknowledged entry shows until the answer that carried it, or a newer copy, does. No copy is newer than a deletion: it
   * shows for good, so that a list that was read before it brings nothing back. Only where the task was out of sight, and
   * not deleted, is there ever a newer one.
   */
  const shows = (entry: LogEntry): boolean => {
    if (hidden.has(entry.id)) return false
    return isOpen(entry) || (entry.state === 'acknowledged' && !(isDeletion(entry) ? isBack(entry, accepted) : isReached(entry, accepted)))
  }

  function entriesFor(taskId: number): readonly LogEntry[] {
    const all = byTask.get(taskId)
    if (!all) return none
    const known = shown.get(taskId)
    // Between two changes of the log only the base moves, which can only let acknowledged ones go.
    if (known?.every((entry) => isOpen(entry) || shows(entry))) return known
    const list = (known ?? all).filter(shows)
    shown.set(taskId, list.length > 0 ? list : none)
    return shown.get(taskId) ?? none
  }

  return {
    entriesFor,
    count: () => (open ??= [...entries.values()].filter((entry) => isOpen(entry) && !hidden.has(entry.id)).length),
    subscribeTo: signals.subscribeTo,
    subscribe: signals.subscribe,
    get: (id) => entries.get(id),
    all: () => (sorted ??= [...entries.values()].sort(bySeq)),
    openTasks: () => [...byTask].filter(([, list]) => list.some(isOpen)).map(([taskId]) => taskId),
    firstOpen: (taskId) => byTask.get(taskId)?.find(isOpen),
    groupSize: (groupId) => groups.get(groupId) ?? 0,
    isHidden: (id) => hidden.has(id),
    isDeleted: (taskId) => (byTask.get(taskId) ?? none).some((entry) => isDeletion(entry) && shows(entry)),
    put(added) {
      const changed = new Set<number>()
      for (const entry of added) {
        const known = entries.get(entry.id)
        if (known && !isLater(entry, known)) continue
        entries.set(entry.id, entry)
        if (!known) groups.set(entry.groupId, (groups.get(entry.groupId) ?? 0) + 1)
        seq = Math.max(seq, entry.seq)
        const others = (byTask.get(entry.taskId) ?? none).filter(({ id }) => id !== entry.id)
        byTask.set(entry.taskId, [...others, entry].sort(bySeq))
        changed.add(entry.taskId)
      }
      refresh(changed)
    },
    hide(ids, isHidden) {
      for (const id of ids) hidden[isHidden ? 'add' : 'delete'](id)
      refresh(ids.flatMap((id) => entries.get(id)?.taskId ?? []))
    },
    drop(ids) {
      const gone = new Set(ids)
      const taskIds = ids.flatMap((id) => entries.get(id)?.taskId ?? [])
      for (const id of gone) {
        const groupId = entries.get(id)?.groupId
        if (groupId !== undefined) groups.set(groupId, (groups.get(groupId) ?? 1) - 1)
        entries.delete(id)
      }
      for (const taskId of taskIds) byTask.set(taskId, (byTask.get(taskId) ?? none).filter(({ id }) => !gone.has(id)))
      refresh(taskIds)
    },
    nextSeq: (now) => (seq = Math.max(seq + 1, now)),
    clear() {
      const taskIds = [...byTask.keys()]
      entries.clear()
      byTask.clear()
      groups.clear()
      hidden.clear()
      seq = 0
      refresh(taskIds)
    },
  }
}

const isDeletion = ({ action }: LogEntry) => action.name === 'delete'

function isBack({ taskId, sentRev, seen }: LogEntry, accepted: Pick<AcceptedTasks, 'get'>): boolean {
  return (accepted.get(taskId)?.meta?.rev ?? 0) > (sentRev ?? seen?.rev ?? Infinity)
}

/** Whether the copy held is at least as new as the one that acknowledged `entry`. */
function isReached({ taskId, answer }: LogEntry, accepted: Pick<AcceptedTasks, 'get'>): boolean {
  const base = accepted.get(taskId)
  if (!base || answer === null) return true
  if (answer.rev !== null && base.meta?.rev !== undefined) return base.meta.rev >= answer.rev
  return Date.parse(base.attributes.updatedAt ?? '') >= Date.parse(answer.updatedAt ?? '') || answer.updatedAt === null
}
