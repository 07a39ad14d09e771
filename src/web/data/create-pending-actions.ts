import type { Role } from '#contract/session.ts'
import type { Task } from '#contract/task.ts'
import type { Paused, Sender } from './action-sender.ts'
import { holdLeftMs, holdMsOf } from './hold-back.ts'
import { isOpen, logVersion, type LogEntry, type PersonAction } from './log-entry.ts'
import { createPendingLog, type LogMirror, type PendingAction, type PendingLog } from './pending-log.ts'
import type { Parts } from './pending-parts.ts'
import { withFallback } from './storage-fallback.ts'
import { absolute, refusalOf } from './prepare-action.ts'
import { createSignals } from './signals.ts'
import { estimatedServerNow } from './server-clock.ts'
import { canUndo, expiredIds, hasInverse, isUnsent, latestUndoable, restoresIn, valuesToRestore } from './undo-log.ts'
import { copySeen, valuesBefore } from './task-values.ts'

/** What became of asking for an action: entries under way, and the tasks it doesn't work on, each with a reason. */
export interface Acted {
  /** What `undo` takes back in one go. */
  groupId: string
  started: readonly PendingAction[]
  skipped: readonly { taskId: number; reason: string }[]
}

/** What to do with one task. */
export interface WantedAction {
  taskId: number
  action: PersonAction
}

/** Whose actions they are. */
export interface Actor {
  id: number
  role: Role
}

/** How the log stands. `durable`: whether what is unsent would survive the page. */
export interface LogStatus {
  paused: Paused
  durable: boolean
}

/** The person's actions under way, and the ways to add one and to take one back. */
export interface PendingActions extends PendingLog {
  /**
   * Starts `action` on each task: shown at once, sent in order for each task, kept until the service acknowledged or
   * refused it. What can be seen not to work (already complete, no right) is skipped and told, not sent.
   */
  act(taskIds: readonly number[], action: PersonAction): Acted
  /** The same with an action for each task; into a group that is there already, where what failed is tried again. */
  actEach(wanted: readonly WantedAction[], groupId?: string): Acted
  /** Takes back an entry, or all of a group that still can be. Resolves with how many, when that is safe. */
  undo(entryOrGroupId: string): Promise<number>
  /** Takes back what of a group was not sent yet; what was sent stays. Resolves with how many. */
  cancelUnsent(groupId: string): Promise<number>
  /** Takes back what was done last, of what can be. */
  undoLatest(): Promise<number>
  log: LogMirror
  /** Whose log is open. */
  userId(): number | null
  status(): LogStatus
  subscribeToStatus(listener: () => void): () => void
  /** Resolves when what the browser kept of the log is read; `stored`, when all that was done so far is as safe as it gets. */
  ready(): Promise<void>
  stored(): Promise<void>
  /** Opens this person's log; what they left unsent goes on. `isCertain`: the service said so last, not perhaps before a sign-in elsewhere. */
  openFor(actor: Actor, isCertain: boolean): Promise<void>
  /** Opens the log of the person whom the browser last knew: shown and added to, but not sent before `openFor` says that they are here. */
  openKept(actor: Actor): Promise<void>
  /** Nothing is sent, by any tab, while the browser's session changes hands. Returns the way back. */
  changeHands(): Promise<() => Promise<void>>
  /** Lets the log rest where it lies: the session is over, or is another's. */
  close(): void
  /** Sends what is held, and resolves when nothing is under way any more. */
  flush(): Promise<void>
  /** Leaves nothing of the person, here and in the storage. */
  wipe(): Promise<void>
}

interface OpenLog {
  actor: Actor
  controller: AbortController
  sender: Sender | null
  isLeading: boolean
  /** Whether the service said that it is this person's session, so that their actions may be sent. */
  isConfirmed: boolean
  /** Settles when everything made so far is stored. */
  stored: Promise<void>
  ready: Promise<void>
  /** Entries whose hold is being waited for. */
  holding: Set<string>
}

/** A log over a storage and its tabs; the app has one (`pendingActions`), a test makes its own. */
export function createPendingActions(parts: Parts): PendingActions {
  const { accepted, line, now } = parts
  const log = createPendingLog(accepted)
  const statusSignals = createSignals<never>()
  let status: LogStatus = { paused: null, durable: parts.storage.durable }
  let open: OpenLog | null = null
  let isAlone = false

  const setStatus = (change: Partial<LogStatus>) => {
    status = { ...status, ...change }
    statusSignals.emit([])
  }
  const storage = withFallback(parts.storage, {
    kept: () => log.all(),
    user: () => open?.actor.id ?? null,
    onFallback: () => {
      setStatus({ durable: false })
      // Whoever leads no longer sees what happens here.
      isAlone = true
      if (open?.isConfirmed) lead(open)
    },
  })

  function actEach(wanted: readonly WantedAction[], groupId: string = crypto.randomUUID()): Acted {
    const started: LogEntry[] = []
    const skipped: { taskId: number; reason: string }[] = []
    for (const { taskId, action } of wanted) {
      const base = accepted.get(taskId)
      const visible = base && parts.fold(base, log.entriesFor(taskId))
      const reason = open === null ? 'Sign in first.' : refusalOf(visible, action)
      if (open && base && visible && reason === null) started.push(entryOf(open.actor, base, visible.task, action, groupId))
      else skipped.push({ taskId, reason: reason ?? 'The task is not loaded.' })
    }
    add(started)
    return { groupId, started, skipped }
  }

  function entryOf({ id: userId, role }: Actor, base: Task, task: Task, wanted: PersonAction, groupId: string): LogEntry {
    const madeAt = now()
    const startedAt = estimatedServerNow(madeAt)
    const action = absolute(wanted, task, startedAt)
    const holdMs = holdMsOf(action, role === 'rep')
    const before = valuesBefore(task, action)
    return {
      v: logVersion, id: crypto.randomUUID(), userId, taskId: task.id, action, groupId, seq: log.nextSeq(madeAt), startedAt, madeAt, holdMs,
      state: holdMs > 0 ? 'held' : 'ready', before, undoes: null, sentRev: null, answer: null, refusedWith: null,
      ...(before === null && { seen: copySeen(base) }),
    }
  }

  /** Shown now; stored in the same task; known to the other tabs, and sent, once it is safe. */
  function add(entries: readonly LogEntry[]): void {
    const mine = open
    if (!mine || entries.length === 0) return
    log.put(entries)
    hold(mine, entries)
    mine.stored = mine.stored.then(() => storage.add(entries)).then(() => {
      if (mine !== open) return
      post(mine, entries)
      mine.sender?.pump()
    })
  }

  function share(entries: readonly LogEntry[]): void {
    log.put(entries)
    if (open) post(open, entries)
  }

  function post({ actor }: OpenLog, entries: readonly LogEntry[]): void {
    if (entries.length > 0) line.post({ kind: 'entries', userId: actor.id, entries: [...entries] })
  }

  /** Every tab waits for the holds it knows of: the one that acted may be gone by then, and a hidden one's timers are slow. */
  function hold(mine: OpenLog, entries: readonly LogEntry[]): void {
    const held = entries.filter(({ id, state }) => state === 'held' && !mine.holding.has(id))
    for (const group of new Set(held.map(({ groupId }) => groupId))) {
      const batch = held.filter(({ groupId }) => groupId === group)
      for (const { id } of batch) mine.holding.add(id)
      const leftMs = batch.reduce((most, entry) => Math.max(most, holdLeftMs(entry, now())), 0)
      parts.hold(leftMs, mine.controller.signal).then(() => release(mine, batch)).catch(() => {})
    }
  }

  async function release(mine: OpenLog, entries: readonly LogEntry[]): Promise<void> {
    await mine.stored
    const held = entries.filter(({ id }) => log.get(id)?.state === 'held').map(({ id }) => id)
    const released = await storage.update(mine.actor.id, held, (entry) => (entry.state === 'held' ? { ...entry, state: 'ready' } : null))
    if (mine !== open) return
    share(released)
    // While the session changes hands nothing is released: what stays held is held again when it is known whose it is.
    for (const { id } of entries) mine.holding.delete(id)
    mine.sender?.pump()
  }

  async function undo(isMeant: (entry: LogEntry) => boolean): Promise<number> {
    const mine = open
    const restores = restoresIn(log.all())
    const targets = log.all().filter((entry) => isMeant(entry) && canUndo(entry, log, restores)).reverse()
    if (!mine || targets.length === 0) return 0
    const unsent = targets.filter(isUnsent).map(({ id }) => id)
    const groupId = crypto.randomUUID()
    log.hide(unsent, true)
    add(targets.filter((entry) => !isUnsent(entry)).map((entry) => restoreOf(entry, groupId)))
    await mine.stored
    const after = await storage.update(mine.actor.id, unsent, (entry) => (isUnsent(entry) ? { ...entry, state: 'undone' } : null))
    if (mine !== open) return 0
    share(after)
    // Another tab sent these in the same moment: what can be set back, is.
    const late = after.filter((entry) => entry.state !== 'undone' && hasInverse(entry))
    add(late.map((entry) => restoreOf(entry, groupId)))
    log.hide(unsent, false)
    mine.sender?.pump()
    await mine.stored
    return targets.length - unsent.length + after.filter(({ state }) => state === 'undone').length + late.length
  }

  function restoreOf(entry: LogEntry, groupId: string): LogEntry {
    const madeAt = now()
    return {
      ...entry, id: crypto.randomUUID(), groupId, seq: log.nextSeq(madeAt), madeAt, startedAt: estimatedServerNow(madeAt), holdMs: 0, state: 'ready',
      action: { name: 'restore', params: valuesToRestore(entry, log) }, before: null, undoes: entry.id, answer: null, refusedWith: null, sentRev: null,
    }
  }

  async function openFor(actor: Actor, isCertain: boolean): Promise<void> {
    const known = open?.actor.id === actor.id ? open : null
    const mine = known ?? begin(actor, async () => adopt(actor.id, isCertain))
    mine.actor = actor
    if (known) await adopt(actor.id, isCertain)
    await mine.ready
    if (mine !== open) return
    hold(mine, log.all())
    mine.sender?.resume()
    if (!mine.sender) setStatus({ paused: null })
    if (!mine.isConfirmed) confirm(mine)
  }

  async function openKept(actor: Actor): Promise<void> {
    const mine = open?.actor.id === actor.id ? open : begin(actor, async () => {})
    await mine.ready
  }

  function begin(actor: Actor, before: () => Promise<void>): OpenLog {
    close()
    const settled = Promise.resolve()
    const mine: OpenLog = { actor, controller: new AbortController(), sender: null, isLeading: false, isConfirmed: false, stored: settled, ready: settled, holding: new Set() }
    open = mine
    mine.ready = before().then(() => load(mine))
    // What is done before the log is read is stored after it.
    mine.stored = mine.ready
    return mine
  }

  function confirm(mine: OpenLog): void {
    mine.isConfirmed = true
    if (isAlone) lead(mine)
    else parts.seekLead(mine.controller.signal, () => lead(mine))
  }

  async function adopt(userId: number, isCertain: boolean): Promise<void> {
    if (isCertain || (await storage.user()) !== 'changing') await storage.setUser(userId)
  }

  async function load(mine: OpenLog): Promise<void> {
    const entries = await storage.load(mine.actor.id)
    if (mine !== open) return
    const expired = expiredIds(entries.sort((a, b) => a.seq - b.seq), now())
    log.put(entries.filter(({ id }) => !expired.includes(id)))
    hold(mine, log.all())
    // What was deleted may still be kept from before.
    for (const { taskId, action, state } of log.all()) if (action.name === 'delete' && state === 'acknowledged' && accepted.isKept(taskId)) accepted.remove(taskId)
    if (expired.length > 0) await storage.forget(expired)
  }

  function lead(mine: OpenLog): void {
    if (mine !== open || mine.isLeading) return
    mine.isLeading = true
    const { controller: { signal }, actor: { id: userId } } = mine
    // The leader before may have known more than it lived to tell, this tab and the others.
    Promise.all([parts.loadSender(signal), mine.stored.then(() => load(mine))]).then(([create]) => {
      if (mine !== open) return
      mine.sender = create({
        userId, signal, log, accepted, storage, share, tell: parts.tell, reread: parts.reread, whoChanged: parts.whoChanged, pause: parts.pause, onAnswered: parts.onAnswered,
        onPaused: (paused) => setStatus({ paused }), onSignedOut: parts.onSignedOut,
      })
      post(mine, log.all())
      mine.sender.pump()
    }).catch(() => {})
  }

  function close(): void {
    open?.controller.abort(new DOMException('Signed out', 'AbortError'))
    open = null
    log.clear()
    setStatus({ paused: null })
  }

  line.listen((message) => {
    if (!open || message.kind !== 'entries' || message.userId !== open.actor.id) return
    log.put(message.entries)
    hold(open, message.entries)
    open.sender?.pump()
  })

  return {
    entriesFor: log.entriesFor, count: log.count, subscribeTo: log.subscribeTo, subscribe: log.subscribe, log,
    actEach, openFor, openKept, close,
    act: (taskIds, action) => actEach(taskIds.map((taskId) => ({ taskId, action }))),
    undo: (id) => undo((entry) => entry.id === id || entry.groupId === id),
    cancelUnsent: (id) => undo((entry) => entry.groupId === id && isUnsent(entry)),
    userId: () => open?.actor.id ?? null,
    ready: async () => open?.ready,
    stored: async () => open?.stored,
    undoLatest: async () => {
      await open?.ready
      const latest = latestUndoable(log)
      return undo(({ groupId }) => groupId === latest)
    },
    status: () => status,
    subscribeToStatus: statusSignals.subscribe,
    async changeHands() {
      const before = await storage.user()
      await storage.setUser('changing')
      return async () => {
        await storage.setUser(before === 'changing' ? null : before)
        if (open) hold(open, log.all())
        line.post({ kind: 'session' })
      }
    },
    async flush() {
      if (!open) return
      await release(open, log.all())
      while (open && log.all().some(isOpen)) await new Promise<void>((resolve) => { const stop = log.subscribe(() => { stop(); resolve() }) })
    },
    async wipe() {
      const userId = open?.actor.id
      close()
      if (userId !== undefined) await storage.wipe(userId)
      await storage.setUser(null)
      line.post({ kind: 'session', hasLeft: true })
    },
  }
}
