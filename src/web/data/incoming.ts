import type { Change } from '#contract/change-stream.ts'
import type { Task } from '#contract/task.ts'
import type { AcceptedTasks } from './accepted-tasks.ts'
import { taskListPath, withoutCount, type TaskListParams } from './task-paths.ts'
import type { TaskPage } from './tasks.ts'

/** How long changes gather before they are read, so that a burst makes one request and an own action's answer comes first. */
const gatherMs = 200
/** How soon a task is looked at again whose own action is under way: its answer brings what the stream told. */
const underWayMs = 1_000
/** Ids that one request names. */
const batchSize = 100
/** Rows that are read again after a gap; what is further down is read when the person refreshes. */
const mostReread = 1_000

/** What waits to be let into a list. */
export interface IncomingCounts {
  added: number
  changed: number
}

/** A list that is being looked at. */
export interface WatchedView {
  params: TaskListParams
  /** Ids that the list holds; null as long as it hasn't been read. */
  ids: () => readonly number[] | null
  /** Whether the task, as it is shown, belongs in the view. */
  fits: (id: number) => boolean
  /** Says that these rows stay where they are, whatever becomes of them. */
  keep: (ids: readonly number[]) => void
  onCounts: (counts: IncomingCounts) => void
}

export interface IncomingParts {
  accepted: AcceptedTasks
  userId: () => number | null
  /** Whether an own action on the task hasn't been answered yet. */
  isUnderWay: (taskId: number) => boolean
  /** Whether the person deleted the task here: they know. */
  isDeleted: (taskId: number) => boolean
  read: (path: string, signal: AbortSignal) => Promise<Pick<TaskPage, 'ids'>>
  /** A task was read again because somebody else changed it. */
  onReread: (taskId: number) => void
  isVisible: () => boolean
  retryMs: (failures: number, error: unknown) => number
}

/** A view, and what is known to wait for it. */
interface Waiting {
  view: WatchedView
  added: Set<number>
  changed: Set<number>
  gone: Set<number>
}

/** What the screen holds of a view that is watched. */
export interface Watch {
  /** The list was read anew: what waited is in it, what is gone is gone. */
  settle: () => void
  /** More of the list was read: what came with it no longer waits. */
  prune: () => void
  stop: () => void
}

/**
 * Turns what the change stream tells into what one tab shows: rows that it holds are read again and change in place; what
 * would make a row come, go or move is counted, and waits until the person wants it. An own action's echo reads nothing.
 */
export function createIncoming(parts: IncomingParts) {
  const { accepted } = parts
  const views = new Set<Waiting>()
  let queue = new Map<number, Change>()
  let isMissed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading: Promise<void> | null = null
  let failures = 0
  let life = new AbortController()

  function plan(ms = gatherMs): void {
    timer ??= setTimeout(() => {
      timer = undefined
      // One at a time; a hidden tab reads when it is looked at.
      if (reading !== null || !parts.isVisible()) return
      reading = work().finally(() => {
        reading = null
        if (queue.size > 0 || isMissed) plan(failures > 0 ? parts.retryMs(failures, null) : underWayMs)
      })
    }, ms)
  }

  async function work(): Promise<void> {
    const { signal } = life
    const taken = queue
    const wasMissed = isMissed
    queue = new Map()
    isMissed = false
    try {
      if (wasMissed) for (const waiting of views) await compare(waiting, signal)
      await takeIn([...taken.values()], signal)
      failures = 0
    } catch {
      if (signal.aborted) return
      failures += 1
      isMissed ||= wasMissed
      for (const [id, change] of taken) if (!queue.has(id)) queue.set(id, change)
    }
  }

  async function takeIn(changes: readonly Change[], signal: AbortSignal): Promise<void> {
    const stale: Change[] = []
    const fitted = new Set<number>()
    for (const change of changes) {
      const id = change.taskId
      if (isGone(change)) {
        takeAway(id)
        continue
      }
      const held = accepted.get(id)
      for (const { view } of listing(id)) {
        view.keep([id])
        if (view.fits(id)) fitted.add(id)
      }
      if (held === undefined || knows(held, change)) continue
      if (parts.isUnderWay(id)) queue.set(id, queue.get(id) ?? change)
      else stale.push(change)
    }
    await reread(stale.map(({ taskId }) => taskId), signal)
    for (const { taskId } of stale) parts.onReread(taskId)
    for (const waiting of views) {
      const others = changes.filter((change) => !isGone(change) && !queue.has(change.taskId))
      await lookForNew(waiting, others, signal)
      noteChanged(waiting, others, new Set(stale.map(({ taskId }) => taskId)), fitted)
    }
  }

  /** Tasks that the list doesn't hold: the service says which of them belong in it. */
  async function lookForNew(waiting: Waiting, changes: readonly Change[], signal: AbortSignal): Promise<void> {
    const listed = waiting.view.ids()
    if (listed === null) return
    const here = new Set(listed)
    const unlisted = changes.filter(({ taskId }) => !here.has(taskId)).map(({ taskId }) => taskId)
    for (const ids of batches(unlisted)) {
      const fitting = new Set((await readByIds(ids, signal, waiting.view.params)).ids)
      // It may have been read with the list meanwhile.
      const present = new Set(waiting.view.ids())
      for (const id of ids) {
        if (fitting.has(id) && !present.has(id)) waiting.added.add(id)
        else waiting.added.delete(id)
      }
    }
    tell(waiting)
  }

  function noteChanged(waiting: Waiting, changes: readonly Change[], reread: ReadonlySet<number>, fitted: ReadonlySet<number>): void {
    const here = new Set(waiting.view.ids())
    const [sort] = waiting.view.params.sort
    for (const change of changes) {
      const id = change.taskId
      if (!here.has(id) || isOwn(change)) continue
      const left = !waiting.view.fits(id) && (fitted.has(id) || !reread.has(id))
      const moves = sort !== undefined && sort.name in change.changes
      if (left || moves) waiting.changed.add(id)
    }
    tell(waiting)
  }

  /** After a gap: one reading of the list's beginning says what is new; the rows beyond it are read by id. */
  async function compare(waiting: Waiting, signal: AbortSignal): Promise<void> {
    const { view } = waiting
    const listed = view.ids()
    if (listed === null) return
    view.keep(listed)
    const fitted = new Set(listed.filter((id) => view.fits(id)))
    const page = await parts.read(withoutCount(taskListPath(view.params)) ?? '', signal)
    const here = new Set(listed)
    const fresh = new Set(page.ids)
    comeBack(fresh)
    for (const id of fresh) if (!here.has(id)) waiting.added.add(id)
    await reread(listed.filter((id) => !fresh.has(id)).slice(0, mostReread), signal)
    for (const id of fitted) if (accepted.get(id) && !view.fits(id)) waiting.changed.add(id)
    tell(waiting)
  }

  /** Reads tasks that the page holds; one that doesn't come back is gone. */
  async function reread(ids: readonly number[], signal: AbortSignal): Promise<void> {
    for (const batch of batches(ids)) {
      const found = new Set((await readByIds(batch, signal)).ids)
      comeBack(found)
      for (const id of batch) if (!found.has(id)) takeAway(id)
    }
  }

  function readByIds(ids: readonly number[], signal: AbortSignal, params: TaskListParams = { filters: [], sort: [] }) {
    const named = { name: 'id', terms: ids.map((value) => ({ kind: 'is', value }) as const) }
    return parts.read(withoutCount(taskListPath({ filters: [...params.filters, named], sort: [] })) ?? '', signal)
  }

  /** What was gone and is found again is no longer to be forgotten. */
  function comeBack(found: ReadonlySet<number>): void {
    for (const { gone } of views) for (const id of found) gone.delete(id)
  }

  /** A row that is shown stays until the list is tidied; any other task is forgotten at once. */
  function takeAway(id: number): void {
    const shown = listing(id)
    if (shown.length === 0) accepted.remove(id)
    for (const waiting of views) {
      waiting.added.delete(id)
      if (shown.includes(waiting)) waiting.gone.add(id)
      tell(waiting)
    }
  }

  const listing = (id: number) => [...views].filter(({ view }) => view.ids()?.includes(id))
  const isOwn = ({ actor }: Change) => actor.type === 'user' && actor.id === parts.userId()

  function tell({ view, added, changed, gone }: Waiting): void {
    view.onCounts({ added: added.size, changed: new Set([...changed, ...[...gone].filter((id) => !parts.isDeleted(id))]).size })
  }

  return {
    take(change: Change): void {
      const known = queue.get(change.taskId)
      if (known !== undefined && known.rev >= change.rev && !isGone(change)) return
      const held = accepted.get(change.taskId)
      // The echo of what this tab did and has the answer of. One that made a task still has to be looked for in the lists.
      if (held !== undefined && knows(held, change) && isOwn(change) && !isGone(change) && change.action !== 'create') return
      queue.set(change.taskId, change)
      plan()
    },
    miss(): void {
      isMissed = true
      plan()
    },
    /** The tab is looked at again. */
    wake(): void {
      if (queue.size > 0 || isMissed) plan()
    },
    watch(view: WatchedView): Watch {
      const waiting: Waiting = { view, added: new Set(), changed: new Set(), gone: new Set() }
      views.add(waiting)
      return {
        settle() {
          for (const id of waiting.gone) accepted.remove(id)
          for (const set of [waiting.added, waiting.changed, waiting.gone]) set.clear()
          tell(waiting)
        },
        prune() {
          const before = waiting.added.size
          for (const id of view.ids() ?? []) waiting.added.delete(id)
          if (waiting.added.size !== before) tell(waiting)
        },
        stop() {
          views.delete(waiting)
          for (const id of waiting.gone) accepted.remove(id)
        },
      }
    },
    /** Forgets what was told; for the end of the session. */
    close(): void {
      clearTimeout(timer)
      timer = undefined
      life.abort()
      life = new AbortController()
      queue = new Map()
      isMissed = false
    },
  }
}

function isGone({ visibility, action }: Change): boolean {
  return visibility === 'left' || action === 'delete'
}

function knows(held: Task, { rev }: Change): boolean {
  return (held.meta?.rev ?? 0) >= rev
}

function batches(ids: readonly number[]): number[][] {
  const distinct = [...new Set(ids)]
  return Array.from({ length: Math.ceil(distinct.length / batchSize) }, (_, index) => distinct.slice(index * batchSize, (index + 1) * batchSize))
}
