import type { Task } from '#contract/task.ts'
import type { AcceptedTasks } from './accepted-tasks.ts'
import { acknowledgedBy, createCheck } from './check-entry.ts'
import { createGate } from './gate.ts'
import type { LogEntry } from './log-entry.ts'
import type { LogStorage } from './log-storage.ts'
import type { LogMirror } from './pending-log.ts'
import { bulkPace, requestBudget } from './request-budget.ts'
import { retryDelayMs } from './query-client.ts'
import { hasNoConnection, isNotFound, isSignedOut, isUnknownOutcome, RequestFailure } from './request-failure.ts'
import { sendEntry } from './send-entry.ts'
import { refusalNotice } from './refusal-notice.ts'
import type { NoticeTeller } from './tell-notice.ts'
import type { wait } from './wait.ts'
import type { whoChanged } from './who-changed.ts'

/** Why nothing is sent just now. */
export type Paused = 'signedOut' | 'offline' | 'budget' | null

interface SenderParts {
  userId: number
  /** Ends everything: the person left, or this tab no longer leads. */
  signal: AbortSignal
  log: LogMirror
  accepted: AcceptedTasks
  storage: Pick<LogStorage, 'update'>
  /** Reads one task afresh and accepts it. */
  reread: (id: number, signal: AbortSignal) => Promise<Task>
  whoChanged: typeof whoChanged
  pause: typeof wait
  /** Takes entries into this tab's mirror and tells the other tabs. */
  share: (entries: readonly LogEntry[]) => void
  tell: NoticeTeller
  onAnswered: (taskId: number) => void
  onPaused: (paused: Paused) => void
  onSignedOut: (error: unknown) => void
}

/** Sends the log's entries: of one task one after another, of others in parallel. Only the leading tab has one. */
export interface Sender {
  /** Looks for something to send. Harmless at any time. */
  pump(): void
  /** Goes on after the person signed in again. */
  resume(): void
}

/** A group of more than these is a bulk, which is slowed down before the request budget runs out. */
const mostAtFullSpeed = 10

/** How many are sent at a time. */
const requestsAtOnce = 4

/** A sender for one person. Nothing is sent before it is marked so in the storage, which also says whether it still may be. */
export function createSender(parts: SenderParts): Sender {
  const { userId, signal, log, accepted, storage, share } = parts
  const gate = createGate(requestsAtOnce)
  /** Of what is slowed down one goes at a time. */
  const slowGate = createGate(1)
  const busy = new Set<number>()
  /** Tasks that were asked for while busy: what was asked may have come too late for the one at work. */
  const again = new Set<number>()
  const attempts = new Map<string, number>()
  /** Tasks of which the service says that our copy is old. */
  const outdated = new Set<number>()
  let paused: Paused = null
  let isResting = false
  let restings = 0

  const { check, explain } = createCheck({ ...parts, outdated, settle })

  const setPaused = (next: Paused) => {
    if (paused !== next) parts.onPaused((paused = next))
  }
  const isStopped = () => signal.aborted || isResting || paused === 'signedOut'

  function pump(): void {
    if (isStopped()) return
    for (const taskId of log.openTasks()) {
      if (busy.has(taskId)) again.add(taskId)
      else start(taskId)
    }
  }

  function start(taskId: number): void {
    busy.add(taskId)
    // What throws here is the session's end.
    void workOn(taskId).catch(() => {}).finally(() => {
      busy.delete(taskId)
      if (again.delete(taskId) && !isStopped()) start(taskId)
    })
  }

  async function workOn(taskId: number): Promise<void> {
    for (;;) {
      const entry = log.firstOpen(taskId)
      if (!entry || entry.state === 'held' || isStopped()) return
      try {
        if (isBulk(entry) && bulkPace(requestBudget(), Date.now()).kind !== 'go') await slowGate.run(keepBudget)
        const goesOn = await gate.run(async () => !isStopped() && (await attempt(entry)))
        if (!goesOn) return
      } catch (error) {
        signal.throwIfAborted()
        if (!(await handleFailure(entry, error))) return
      }
    }
  }

  const isBulk = ({ groupId }: LogEntry) => log.groupSize(groupId) > mostAtFullSpeed

  /** Waits until a bulk may send one more; what is done one by one, and reading, has the rest of the requests to itself. */
  async function keepBudget(): Promise<void> {
    for (let pace = bulkPace(requestBudget(), Date.now()); pace.kind !== 'go' && !isStopped(); pace = bulkPace(requestBudget(), Date.now())) {
      if (paused === null) setPaused('budget')
      await parts.pause(pace.ms, signal)
      if (pace.kind === 'slow') break
    }
  }

  /** Returns whether to go on with the task. */
  async function attempt(entry: LogEntry): Promise<boolean> {
    let checked: Awaited<ReturnType<typeof check>>
    try {
      checked = await check(entry)
    } catch (error) {
      // Who looks under another's session is refused what is theirs. Somebody pumps again when that has changed.
      const [ours] = await storage.update(userId, [entry.id], () => null)
      signal.throwIfAborted()
      if (!ours) return false
      throw error
    }
    if (checked === 'settled') return true
    const [claimed] = await storage.update(userId, [entry.id], (stored) =>
      stored.state === 'ready' || stored.state === 'sending' ? { ...stored, state: 'sending', sentRev: stored.sentRev ?? checked } : null)
    signal.throwIfAborted()
    // Not stored yet, or the browser's session is another's by now: somebody pumps again when that has changed.
    if (!claimed) return false
    share([claimed])
    if (claimed.state !== 'sending') return claimed.state !== 'held'
    const startOrder = accepted.nextOrder()
    const task = await sendEntry(claimed, signal)
    signal.throwIfAborted()
    if (task) accepted.accept([task], startOrder)
    restings = 0
    if (paused !== 'budget' || bulkPace(requestBudget(), Date.now()).kind === 'go') setPaused(null)
    await settle(claimed, task ? acknowledgedBy(task) : { state: 'acknowledged' })
    if (task) parts.onAnswered(entry.taskId)
    return true
  }

  /**
   * This tab's mirror first, so that nothing shows in between; should the storage not hear of it, the service answers the
   * same again, unless the session is another's by then, so it is written whoever has it. The other tabs last: one that opens just now either reads it from the storage or hears of it.
   */
  async function settle(entry: LogEntry, outcome: Partial<LogEntry>): Promise<'settled'> {
    const settled = { ...entry, ...outcome }
    log.put([settled])
    attempts.delete(entry.id)
    await storage.update('anyone', [entry.id], (stored) => ({ ...stored, ...outcome }))
    if (!signal.aborted) share([settled])
    return 'settled'
  }

  /** Returns whether to go on with the task. */
  async function handleFailure(entry: LogEntry, error: unknown): Promise<boolean> {
    if (isSignedOut(error)) {
      setPaused('signedOut')
      // Should the session turn out to be there all the same, it isn't asked again and again without a pause.
      rest(error)
      parts.onSignedOut(error)
      return false
    }
    if (error instanceof RequestFailure && error.status === 412) {
      // Somebody changed the task between our look and our request: look again.
      outdated.add(entry.taskId)
      share(await storage.update(userId, [entry.id], (stored) => ({ ...stored, sentRev: null })))
      return true
    }
    if (error instanceof RequestFailure && !isUnknownOutcome(error)) {
      await refuse(entry, error)
      return true
    }
    if (hasNoConnection(error) || (error instanceof RequestFailure && error.status === 429)) {
      rest(error)
      return false
    }
    const failures = attempts.get(entry.id) ?? 0
    attempts.set(entry.id, failures + 1)
    await parts.pause(retryDelayMs(failures, error), signal)
    return true
  }

  /** Nobody gets through: one wait for all, not one each. */
  function rest(error: unknown): void {
    if (hasNoConnection(error)) setPaused('offline')
    if (isResting) return
    isResting = true
    const wake = () => {
      isResting = false
      pump()
    }
    parts.pause(retryDelayMs(restings++, error), signal, hasNoConnection(error)).then(wake, () => {})
  }

  /** Takes the truth first, then tells once what did not happen and why. */
  async function refuse(entry: LogEntry, error: unknown): Promise<void> {
    const known = accepted.get(entry.taskId)
    await parts.reread(entry.taskId, signal).catch(() => undefined)
    signal.throwIfAborted()
    // Somebody else deleted it: it is gone all the same. Without `rev`, and sent before, it was most likely ourselves.
    const isMet = entry.action.name === 'delete' && isNotFound(error)
    const isOurs = isMet && entry.state === 'sending' && entry.seen?.rev === null
    const truth = accepted.get(entry.taskId) ?? known
    // Rights go with the task: who lost them is told to whom it went.
    const overtaken = truth && error instanceof RequestFailure && error.status === 403 ? await explain(entry, truth) : null
    if (!isOurs) parts.tell(entry, overtaken ?? refusalNotice(entry, error, truth))
    await settle(entry, isMet ? { state: 'acknowledged' } : { state: 'refused', refusedWith: error instanceof RequestFailure ? error.status : null })
  }

  return {
    pump,
    resume() {
      setPaused(null)
      pump()
    },
  }
}
