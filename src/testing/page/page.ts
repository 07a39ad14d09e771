import { expect, vi } from 'vitest'
import type { TaskAction } from '#contract/task-actions.ts'
import { relatedId, type Task } from '#contract/task.ts'
import { createAcceptedTasks, type isNewerCopy } from '#web/data/accepted-tasks.ts'
import { createNotices } from '#web/data/notices.ts'
import { createPendingActions } from '#web/data/pending-actions.ts'
import type { PendingAction } from '#web/data/pending-log.ts'
import { createQueryClient } from '#web/data/query-client.ts'
import { taskListPath } from '#web/data/task-paths.ts'
import { readTask, readTaskPage } from '#web/data/tasks.ts'
import { foldTask } from '#web/data/visible-task.ts'
import { Network } from './network.ts'
import type { ServiceModel } from './service-model.ts'

/** Faults that a test plants, to see that the invariants notice them. */
export interface Plants extends NonNullable<ConstructorParameters<typeof Network>[1]> {
  newer?: typeof isNewerCopy
  fold?: typeof foldTask
  /** Forgets that actions on one task wait for each other. */
  withoutScope?: boolean
  /** Lets an action go when it is sent, not when it is answered. */
  dropsEarly?: boolean
  /** Puts the copy from before the action back when it is refused. */
  snapshotRollback?: boolean
}

/** One browser page: the real stores and the real log over a network under control. Checks the invariants at every change. */
export class Page {
  readonly service: ServiceModel
  readonly network: Network
  readonly accepted
  readonly notices = createNotices()
  readonly pending
  /** Every action ever started here, in order. */
  readonly acts: PendingAction[] = []
  readonly #client = createQueryClient()
  readonly #fold: typeof foldTask
  readonly #revSeen = new Map<number, number>()
  #pauses: (() => void)[] = []
  #acting = false
  #broken: unknown = null

  constructor(service: ServiceModel, plants: Plants = {}) {
    this.service = service
    this.network = new Network(service, plants)
    vi.stubGlobal('fetch', this.network.fetch)
    if (plants.withoutScope) dropScopes(this.#client)
    const accepted = createAcceptedTasks(plants.newer)
    this.accepted = accepted
    this.#fold = plants.fold ?? foldTask
    const snapshots = new Map<number, Task>()
    this.pending = createPendingActions({
      client: this.#client,
      accepted,
      notices: this.notices,
      reread: async (id, signal) => {
        const before = snapshots.get(id)
        if (!plants.snapshotRollback || !before) return readTask(id, signal, accepted)
        accepted.remove(id)
        accepted.accept([before], 0)
        return before
      },
      pause: () => new Promise((resolve) => this.#pauses.push(resolve)),
      now: () => Date.UTC(2026, 0, 1),
      fold: (base, entries) => {
        snapshots.set(base.id, base)
        return this.#fold(base, entries)
      },
    })
    if (plants.dropsEarly) this.pending.subscribe(() => this.#dropEarly())
    this.pending.subscribe(() => this.#watch())
    accepted.subscribe(() => this.#watch())
  }

  act(ids: readonly number[], action: TaskAction): void {
    // What was started is known only afterwards, so the frames in between can't be judged.
    this.#acting = true
    this.acts.push(...this.pending.act(ids, action).started)
    this.#acting = false
    this.check()
  }

  /** Starts reading the list; the answer arrives when the network is told so. */
  startRead(): void {
    const path = taskListPath({ filters: [], sort: [] })
    readTaskPage(path, new AbortController().signal, this.accepted).catch(() => undefined)
  }

  /** Lets the `n`th wait for another attempt end. */
  retry(n: number): void {
    this.#pauses.splice(n % Math.max(1, this.#pauses.length), 1)[0]?.()
  }

  /** Lets everything through without faults until nothing is under way. */
  async drain(): Promise<void> {
    this.startRead()
    for (let round = 0; round < 200 && (this.pending.count() > 0 || this.network.waiting.length > 0); round++) {
      for (const one of [...this.network.waiting]) one.settle('answered')
      while (this.#pauses.length > 0) this.retry(0)
      await flush()
      this.check()
    }
    this.startRead()
    for (const one of [...this.network.waiting]) one.settle('answered')
    await flush()
    this.check()
  }

  /** What a person would see of a task. */
  visible(id: number): Task | null {
    const base = this.accepted.get(id)
    return base ? this.#fold(base, this.pending.entriesFor(id)).task : null
  }

  /** The `rev` of a copy, also where the service hides it: `updatedAt` is different at each. */
  revOf(task: Task): number {
    for (const [rev, past] of this.service.history.get(task.id) ?? []) {
      if (past.attributes.updatedAt === task.attributes.updatedAt) return rev
    }
    return expect.unreachable('a server copy that the service never had')
  }

  /** Judges a change as it happens. Our listeners' callers may swallow what is thrown, so it is kept for `check`. */
  #watch(): void {
    if (this.#acting) return
    try {
      this.check()
    } catch (error) {
      this.#broken ??= error
    }
  }

  /** What must hold in every frame. */
  check(): void {
    if (this.#broken !== null) throw this.#broken
    for (const id of this.service.tasks.keys()) {
      const base = this.accepted.get(id)
      if (!base) continue
      const rev = this.revOf(base)
      expect(rev, 'no rev goes back').toBeGreaterThanOrEqual(this.#revSeen.get(id) ?? 0)
      this.#revSeen.set(id, rev)
      this.#checkTargets(id, base)
      const inFlight = this.network.waiting.filter((one) => one.key !== null && one.path.startsWith(`/api/v2/tasks/${id}/`))
      expect(inFlight.length, 'one action in flight a task').toBeLessThanOrEqual(1)
    }
  }

  #checkTargets(id: number, base: Task): void {
    const visible = this.visible(id)
    const logged = new Set(this.pending.entriesFor(id).map((entry) => entry.id))
    const open: PendingAction[] = []
    for (const entry of this.acts.filter((act) => act.taskId === id)) {
      const delivered = this.network.delivered.get(entry.id)
      if (delivered === undefined) {
        expect(logged, 'an unanswered action is kept').toContain(entry.id)
        open.push(entry)
      } else if (delivered.status === 200 && !logged.has(entry.id)) {
        const { data } = delivered.body as { data: Task }
        expect(this.revOf(base), 'an acknowledged action goes when its answer is shown').toBeGreaterThanOrEqual(this.revOf(data))
      }
    }
    if (base.attributes.state === 'complete') return
    const completes = open.findIndex(({ action }) => action.name === 'markComplete')
    if (completes >= 0) expect(visible?.attributes.state, 'the target shows').toBe('complete')
    for (const { action } of (completes >= 0 ? open.slice(0, completes) : open).slice(-1)) {
      if (action.name === 'reschedule' || action.name === 'snooze') expect(visible?.attributes.dueAt, 'the target shows').toBe(action.params.dueAt)
      if (action.name === 'reassignOwner') expect(visible && relatedId(visible, 'owner'), 'the target shows').toBe(action.params.ownerId)
    }
  }

  #dropEarly(): void {
    const cache = this.#client.getMutationCache()
    for (const mutation of cache.getAll()) if (mutation.state.status === 'pending') setImmediate(() => cache.remove(mutation))
  }
}

function dropScopes(client: ReturnType<typeof createQueryClient>): void {
  const cache = client.getMutationCache()
  const build = cache.build.bind(cache)
  cache.build = (owner, options, state) => build(owner, { ...options, scope: { id: crypto.randomUUID() } }, state)
}

/** Lets all promises that can settle do so. */
export async function flush(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
}
