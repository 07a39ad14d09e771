import { relatedId, type Task } from '#contract/task.ts'
import { createSignals } from './signals.ts'

/** A server copy and when its request started, which orders copies that say nothing better. */
interface Copy {
  task: Task
  startOrder: number
}

interface Held extends Copy {
  /** When the service last said this, by the wall clock; for its age only. */
  readAt: number
}

/** The newest server copy of every task seen, wherever it came from. Never holds a guess. */
export interface AcceptedTasks {
  get(id: number): Task | undefined
  /** Ids of every task held. */
  ids(): Iterable<number>
  count(): number
  /** When the service last said what is held of the task; 0 where nothing is. */
  readAt(id: number): number
  /** Whether what is held of the task was read by an earlier page. */
  isKept(id: number): boolean
  /** A number to take when a request starts: later requests have greater ones. */
  nextOrder(): number
  /** Takes each copy that is newer than the one held. `startOrder` is `nextOrder()` at the request's start. */
  accept(tasks: readonly Task[], startOrder: number): void
  /** Takes copies that an earlier page read. Their requests started before any of this page's. */
  restore(kept: readonly { task: Task; readAt: number }[]): void
  /** Forgets a task that the service says is gone. What was asked for before that was heard doesn't bring it back. */
  remove(id: number): void
  subscribeTo(id: number, listener: () => void): () => void
  subscribe(listener: (ids: ReadonlySet<number>) => void): () => void
  /** Forgets everything, at sign-out. */
  clear(): void
}

/** An empty store; the app has one (`acceptedTasks`), a test makes its own. */
export function createAcceptedTasks(newer: typeof isNewerCopy = isNewerCopy): AcceptedTasks {
  const copies = new Map<number, Held>()
  /** The last request that had started when a task was heard to be gone. */
  const gone = new Map<number, number>()
  const signals = createSignals<number>()
  let order = 0

  function take(taken: readonly Held[]): void {
    const changed: number[] = []
    for (const copy of taken) {
      const { task, readAt } = copy
      if (copy.startOrder <= (gone.get(task.id) ?? -1)) continue
      gone.delete(task.id)
      const held = copies.get(task.id)
      if (held && !newer(copy, held)) continue
      if (held && saysTheSame(task, held.task)) {
        held.readAt = Math.max(held.readAt, readAt)
        continue
      }
      copies.set(task.id, held ? { ...copy, task: withKnownRights(task, held.task) } : copy)
      changed.push(task.id)
    }
    if (changed.length > 0) signals.emit(changed)
  }

  return {
    get: (id) => copies.get(id)?.task,
    ids: () => copies.keys(),
    count: () => copies.size,
    readAt: (id) => copies.get(id)?.readAt ?? 0,
    isKept: (id) => copies.get(id)?.startOrder === 0,
    nextOrder: () => ++order,
    accept(tasks, startOrder) {
      const readAt = Date.now()
      take(tasks.map((task) => ({ task, startOrder, readAt })))
    },
    restore: (kept) => take(kept.map((copy) => ({ ...copy, startOrder: 0 }))),
    remove(id) {
      gone.set(id, order)
      if (copies.delete(id)) signals.emit([id])
    },
    subscribeTo: signals.subscribeTo,
    subscribe: signals.subscribe,
    clear() {
      const ids = [...copies.keys()]
      copies.clear()
      gone.clear()
      signals.emit(ids)
    },
  }
}

/**
 * Whether `copy` replaces `held`. `meta.rev` decides where both have one; else `updatedAt`, then the start order of the
 * requests (from Outreach, which has no `rev`). A copy of the same age that was asked for later wins: it may know more
 * (rights), and it says the same.
 */
export function isNewerCopy(copy: Copy, held: Copy): boolean {
  const byRev = compare(copy.task.meta?.rev, held.task.meta?.rev)
  if (byRev !== 0) return byRev > 0
  const byTime = compare(time(copy.task.attributes.updatedAt), time(held.task.attributes.updatedAt))
  return byTime !== 0 ? byTime > 0 : copy.startOrder >= held.startOrder
}

/** A list read again says the same of most tasks: keeping the very object keeps their rows from rendering again. */
function saysTheSame(task: Task, held: Task): boolean {
  if (task.attributes.updatedAt !== held.attributes.updatedAt || task.meta?.rev !== held.meta?.rev) return false
  return JSON.stringify(withKnownRights(task, held)) === JSON.stringify(held)
}

function compare(a: number | undefined, b: number | undefined): number {
  return a === undefined || b === undefined ? 0 : a - b
}

function time(instant: string | null): number | undefined {
  return instant === null ? undefined : Date.parse(instant)
}

/** Write answers carry no rights; those already known still hold while the owner, on whom they depend, is the same. */
function withKnownRights(task: Task, held: Task): Task {
  if (task.meta?.canWrite !== undefined || held.meta?.canWrite === undefined) return task
  if (relatedId(task, 'owner') !== relatedId(held, 'owner')) return task
  return { ...task, meta: { ...task.meta, canWrite: held.meta.canWrite, canDelete: held.meta.canDelete } }
}

/** The page's own store. */
export const acceptedTasks = createAcceptedTasks()
