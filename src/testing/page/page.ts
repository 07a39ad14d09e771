import { expect, vi } from 'vitest'
import { relatedId, type Task } from '#contract/task.ts'
import { createAcceptedTasks, type isNewerCopy } from '#web/data/accepted-tasks.ts'
import { createSender } from '#web/data/action-sender.ts'
import { createPendingActions } from '#web/data/create-pending-actions.ts'
import type { SeekLead } from '#web/data/leadership.ts'
import { isOpen, type LogEntry, type PersonAction } from '#web/data/log-entry.ts'
import type { LogStorage } from '#web/data/log-storage.ts'
import { createNotices } from '#web/data/notices.ts'
import { shareAccepted } from '#web/data/share-accepted.ts'
import { taskListPath } from '#web/data/task-paths.ts'
import { readTask, readTaskPage } from '#web/data/tasks.ts'
import { sameValue, targetsOf, valueOf, type ValueName } from '#web/data/task-values.ts'
import { createNoticeTeller } from '#web/data/tell-notice.ts'
import { foldTask } from '#web/data/visible-task.ts'
import { Browser } from './browser.ts'
import { callers, fetchOfCaller, Network, type Caller, type NetworkPlant } from './network.ts'
import { rep, type ServiceModel } from './service-model.ts'

/** Faults that a test plants, to see that the invariants notice them. */
export interface Plants extends NetworkPlant {
  newer?: typeof isNewerCopy
  fold?: typeof foldTask
  /** Puts the copy from before the action back when it is refused. */
  snapshotRollback?: boolean
  /** Believes its own copy when it asks for the truth. */
  staleReread?: boolean
  storage?: (storage: LogStorage) => LogStorage
  seekLead?: SeekLead
  withoutHold?: boolean
}

const device = Date.UTC(2026, 0, 1)

/** One tab: the real stores and the real log over a network under control. Checks the invariants at every change. */
export class Page {
  readonly service: ServiceModel
  readonly network: Network
  readonly browser: Browser
  readonly accepted
  readonly notices = createNotices()
  readonly pending
  /** Every action ever started here, in order. */
  readonly acts: LogEntry[] = []
  isAlive = true
  readonly #caller: Caller
  readonly #fold: typeof foldTask
  readonly #revSeen = new Map<number, number>()
  #pauses: (() => void)[] = []
  #holds: (() => void)[] = []
  #acting = false
  #broken: unknown = null

  constructor(service: ServiceModel, plants: Plants = {}, { network = new Network(service, plants), browser = new Browser(1) } = {}) {
    this.service = service
    this.network = network
    this.browser = browser
    vi.stubGlobal('fetch', fetchOfCaller)
    this.#caller = {
      network,
      cookieUser: () => browser.cookieUser,
      isOnline: () => browser.isOnline,
      isRestore: (key) => this.pending.log.get(key.split('.')[0]!)?.action.name === 'restore',
      onSend: (key) => this.#watch(() => this.#checkSent(key)),
    }
    const accepted = createAcceptedTasks(plants.newer)
    this.accepted = accepted
    this.#fold = plants.fold ?? foldTask
    const snapshots = new Map<number, Task>()
    const line = browser.lineOf(this, (work) => this.run(work))
    const tell = createNoticeTeller({
      notices: this.notices, line, entryOf: (id) => this.pending.log.get(id), userId: () => this.pending.userId(),
      retry: ({ taskId, action }) => action.name !== 'restore' && this.act([taskId], action),
    })
    const waitIn = (list: () => (() => void)[]) => (_: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        list().push(resolve)
      })
    const pending = createPendingActions({
      accepted, line, tell, loadSender: async () => createSender,
      storage: browser.storageFor(() => this.isAlive, plants.storage),
      seekLead: (signal, lead) => (plants.seekLead ?? browser.seekLead)(signal, () => this.run(lead)),
      reread: async (id, signal) => {
        const before = snapshots.get(id)
        if (plants.staleReread) return accepted.get(id) ?? readTask(id, signal, accepted)
        if (!plants.snapshotRollback || !before) return readTask(id, signal, accepted)
        accepted.remove(id)
        accepted.accept([before], accepted.nextOrder())
        return before
      },
      whoChanged: async () => null,
      pause: waitIn(() => this.#pauses),
      hold: plants.withoutHold ? async () => {} : waitIn(() => this.#holds),
      now: () => device + browser.skewMs,
      fold: (base, entries) => {
        snapshots.set(base.id, base)
        return this.#fold(base, entries)
      },
      onAnswered: () => {},
      // The page reads the session again.
      onSignedOut: () => setImmediate(() => this.isAlive && this.openFor(browser.cookieUser, false)),
    })
    this.pending = pending
    shareAccepted(accepted, line, pending.userId)
    line.listen((message) => {
      if (message.kind !== 'session' || !this.isAlive) return
      if (message.hasLeft) this.forget()
      this.openFor(browser.cookieUser, false)
    })
    pending.subscribe(() => this.#watch(() => this.check()))
    accepted.subscribe(() => this.#watch(() => this.check()))
  }

  /** Runs `work` as this tab's. */
  run<Result>(work: () => Result): Result {
    return callers.run(this.#caller, work)
  }

  /** Reads the session, as a page does when it opens or is told that it changed. */
  openFor(userId: number | null, isCertain = true): void {
    if (this.pending.userId() !== userId) this.forget()
    if (userId !== null) void this.run(() => this.pending.openFor({ id: userId, role: userId === rep ? 'rep' : 'manager' }, isCertain))
  }

  /** Leaves nothing of the person on the page. */
  forget(): void {
    this.pending.close()
    this.accepted.clear()
    this.#revSeen.clear()
    this.notices.clear()
  }

  /** The tab is closed or crashes. */
  die(): void {
    this.isAlive = false
    this.browser.disconnect(this)
    this.pending.close()
  }

  act(ids: readonly number[], action: PersonAction, groupId?: string): void {
    // What was started is known only afterwards, so the frames in between can't be judged.
    this.#acting = true
    this.acts.push(...this.run(() => this.pending.actEach(ids.map((taskId) => ({ taskId, action })), groupId)).started)
    this.#acting = false
    this.check()
  }

  /** Tries the `n`th refused action again, in its group. */
  tryAgain(n: number): void {
    const refused = this.pending.log.all().filter(({ state }) => state === 'refused')
    const entry = refused.at(-1 - (n % Math.max(1, refused.length)))
    if (entry && entry.action.name !== 'restore') this.act([entry.taskId], entry.action, entry.groupId)
  }

  /** Starts reading the list; the answer arrives when the network is told so. */
  startRead(): void {
    const path = taskListPath({ filters: [], sort: [] })
    // At sign-out a page drops what it was reading.
    const user = this.pending.userId()
    const stillMine = { throwIfAborted: () => { if (!this.isAlive || this.pending.userId() !== user) throw new Error('gone') } }
    const signal = Object.assign(new AbortController().signal, stillMine)
    void this.run(() => readTaskPage(path, signal, this.accepted).catch(() => undefined))
  }

  /** Lets the `n`th wait for another attempt end. */
  retry(n: number): void {
    this.#pauses.splice(n % Math.max(1, this.#pauses.length), 1)[0]?.()
  }

  /** Lets the `n`th hold be over. */
  elapse(n: number): void {
    this.#holds.splice(n % Math.max(1, this.#holds.length), 1)[0]?.()
  }

  /** Lets every wait end. */
  passTime(): void {
    while (this.#pauses.length > 0) this.retry(0)
    while (this.#holds.length > 0) this.elapse(0)
  }

  /** Lets everything through without faults until nothing is under way. */
  async drain(): Promise<void> {
    this.startRead()
    for (let round = 0; round < 200 && (this.pending.count() > 0 || this.network.waiting.length > 0); round++) {
      for (const one of [...this.network.waiting]) one.settle('answered')
      this.passTime()
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

  /** Whether the task shows as deleted by this person. */
  isDeleted(id: number): boolean {
    const base = this.accepted.get(id)
    return base !== undefined && this.#fold(base, this.pending.entriesFor(id)).deletion !== null
  }

  /** The `rev` of a copy, also where the service hides it: `updatedAt` is different at each. */
  revOf(task: Task): number {
    for (const [rev, past] of this.service.history.get(task.id) ?? []) {
      if (past.attributes.updatedAt === task.attributes.updatedAt) return rev
    }
    return expect.unreachable('a server copy that the service never had')
  }

  /** Judges a change as it happens. Our listeners' callers may swallow what is thrown, so it is kept for `check`. */
  #watch(judge: () => void): void {
    if (this.#acting || !this.isAlive) return
    try {
      judge()
    } catch (error) {
      this.#broken ??= error
    }
  }

  /** What must hold when a request leaves. */
  #checkSent(key: string): void {
    const id = key.split('.')[0]!
    const entry = this.pending.log.get(id)
    expect(entry?.state, 'nothing is sent before it is marked so').toBe('sending')
    if (!this.pending.status().durable) return
    void this.browser.storage.load(entry!.userId).then((stored) =>
      this.#watch(() => {
        const state = stored.find((one) => one.id === id)?.state
        if (this.pending.userId() === entry!.userId) expect(state, 'nothing is sent before it is stored').not.toBeOneOf([undefined, 'held', 'ready', 'undone'])
      }))
  }

  /** What must hold in every frame. */
  check(): void {
    if (this.#broken !== null) throw this.#broken
    if (!this.isAlive) return
    for (const id of this.service.history.keys()) {
      const base = this.accepted.get(id)
      if (!base) continue
      const rev = this.revOf(base)
      expect(rev, 'no rev goes back').toBeGreaterThanOrEqual(this.#revSeen.get(id) ?? 0)
      this.#revSeen.set(id, rev)
      this.#checkTargets(id, base)
      const inFlight = this.network.waiting.filter((one) => one.key !== null && !one.isAborted && one.path.split('?')[0]!.split('/')[4] === String(id))
      expect(inFlight.length, 'one action in flight a task').toBeLessThanOrEqual(1)
    }
  }

  /** Whether what it replaces was only ever wished for, by an action that a sign-out made this tab forget: told as a clash. */
  #stoodOnForgotten({ id, taskId, before }: LogEntry): boolean {
    const past = [...(this.service.history.get(taskId)?.values() ?? [])]
    const others = this.pending.log.all().filter((one) => one.id !== id)
    return (Object.entries(before ?? {}) as [ValueName, unknown][]).some(([name, value]) =>
      !past.some((task) => sameValue(name, valueOf(task, name), value)) && !others.some(({ action }) => sameValue(name, targetsOf(action)?.[name], value)))
  }

  #checkTargets(id: number, base: Task): void {
    const visible = this.visible(id)
    const logged = new Set(this.pending.entriesFor(id).map((entry) => entry.id))
    const open: LogEntry[] = []
    for (const entry of this.pending.log.all().filter((one) => one.taskId === id)) {
      if (isOpen(entry) && !this.pending.log.isHidden(entry.id)) {
        expect(logged, 'an unanswered action is kept').toContain(entry.id)
        open.push(entry)
      } else if (entry.state === 'acknowledged' && !logged.has(entry.id) && entry.answer?.rev != null) {
        expect(this.revOf(base), 'an acknowledged action goes when its answer is shown').toBeGreaterThanOrEqual(entry.answer.rev)
      }
    }
    for (const entry of this.acts.filter((act) => act.taskId === id && act.userId === this.pending.userId())) {
      const kept = this.pending.log.get(entry.id)
      const matters = kept?.action.name === 'delete' ? [...this.service.makers.keys()].filter((key) => key.startsWith(`${id}.`)) : Object.keys(kept && (targetsOf(kept.action) ?? { ownerId: 0, state: '' }) || {}).map((name) => `${id}.${name}`)
      const wereOthersFaster = kept?.refusedWith === null && matters.some((key) => [this.service.setters.get(key) ?? [], this.service.makers.get(key) ?? []].flat().some((who) => who !== entry.userId))
      const isGone = kept?.refusedWith === 404 && this.service.wasOutOfSight(id, entry.userId)
      if (!this.network.delivered.has(entry.id) && kept && !wereOthersFaster && !isGone && !(kept.refusedWith === null && this.#stoodOnForgotten(kept))) expect(kept.state, 'an unanswered action is kept').not.toBe('refused')
    }
    const done = this.pending.log.all().some(({ taskId, action, state }) => taskId === id && action.name === 'delete' && state === 'acknowledged') && !this.service.tasks.has(id)
    if (done) return expect(this.isDeleted(id), 'what was deleted stays away').toBe(true)
    const deletes = open.findIndex(({ action }) => action.name === 'delete')
    if (deletes >= 0) expect(this.isDeleted(id), 'the target shows').toBe(true)
    if (deletes >= 0) open.splice(deletes)
    // Also of what is complete.
    const priority = open.map(({ action }) => (action.params as { taskPriorityId?: number | null }).taskPriorityId).findLast((wanted) => wanted !== undefined)
    if (priority !== undefined) expect(visible && relatedId(visible, 'taskPriority'), 'the target shows').toBe(priority)
    if (base.attributes.state === 'complete') return
    const completes = open.findIndex(({ action }) => action.name === 'markComplete')
    if (completes >= 0) expect(visible?.attributes.state, 'the target shows').toBe('complete')
    for (const { action } of (completes >= 0 ? open.slice(0, completes) : open).slice(-1)) {
      if (action.name === 'markComplete') continue
      const { dueAt, ownerId } = action.params as { dueAt?: string; ownerId?: number }
      if (dueAt !== undefined) expect(visible?.attributes.dueAt, 'the target shows').toBe(dueAt)
      if (ownerId !== undefined) expect(visible && relatedId(visible, 'owner'), 'the target shows').toBe(ownerId)
    }
  }
}

/** Lets all promises that can settle do so. */
export async function flush(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve))
}
