import type { MutationCache } from '@tanstack/react-query'
import type { TaskAction } from '#contract/task-actions.ts'
import { createSignals } from './signals.ts'

/** An action under way. Ids, a kind and absolute targets: nothing that repeating could double. */
export interface PendingAction {
  /** Also the `Idempotency-Key`: the same for every attempt. */
  id: string
  taskId: number
  action: TaskAction
  /** The service's time when the person acted, as far as the page can tell (milliseconds). */
  startedAt: number
}

/** The actions under way, by task. A durable log can stand behind the same three questions. */
export interface PendingLog {
  /** First started first; the same array as long as nothing changed. */
  entriesFor(taskId: number): readonly PendingAction[]
  /** How many actions are under way in all. */
  count(): number
  subscribeTo(taskId: number, listener: () => void): () => void
  subscribe(listener: (taskIds: ReadonlySet<number>) => void): () => void
  /** Runs `work` and tells of all its entries at once. */
  batch(work: () => void): void
}

/** Mutations with this key are entries of the log; their variables are the entry. */
export const pendingActionKey = ['pendingAction'] as const

const none: readonly PendingAction[] = []

/** Reads the log out of the mutation cache: an entry is there from the frame it was made until its mutation settled. */
export function createPendingLog(cache: MutationCache): PendingLog {
  const entries = new Map<number, readonly PendingAction[]>()
  const signals = createSignals<number>()
  let count = 0

  function add(entry: PendingAction): void {
    const list = entries.get(entry.taskId) ?? none
    if (list.some((other) => other.id === entry.id)) return
    entries.set(entry.taskId, [...list, entry])
    count += 1
    signals.emit([entry.taskId])
  }

  function remove(entry: PendingAction): void {
    const list = entries.get(entry.taskId) ?? none
    const rest = list.filter((other) => other.id !== entry.id)
    if (rest.length === list.length) return
    if (rest.length > 0) entries.set(entry.taskId, rest)
    else entries.delete(entry.taskId)
    count -= 1
    signals.emit([entry.taskId])
  }

  cache.subscribe((event) => {
    if (event.mutation?.options.mutationKey?.[0] !== pendingActionKey[0]) return
    // The key says that the variables are an entry (`pending-actions.ts` is the only place that makes such mutations).
    const entry = event.mutation.state.variables as PendingAction | undefined
    if (!entry) return
    if (event.type === 'removed' || event.mutation.state.status !== 'pending') remove(entry)
    else add(entry)
  })

  return {
    entriesFor: (taskId) => entries.get(taskId) ?? none,
    count: () => count,
    subscribeTo: signals.subscribeTo,
    subscribe: signals.subscribe,
    batch: signals.batch,
  }
}
