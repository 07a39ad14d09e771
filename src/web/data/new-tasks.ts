import { sessionSchema } from '#contract/session.ts'
import { taskDocumentSchema } from '#contract/task.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { changeDrafts, forgetHeldDrafts, readDrafts, type DraftValues, type Drafts, type WaitingTask } from './draft-storage.ts'
import { pendingActions } from './pending-actions.ts'
import { newTaskDocument } from './new-task-document.ts'
import { queryClient, retryDelayMs } from './query-client.ts'
import { draftName } from './task-drafts.ts'
import { rememberRelated } from './related.ts'
import { isSignedOut, isUnknownOutcome, RequestFailure } from './request-failure.ts'
import { request } from './request.ts'
import { createSignals } from './signals.ts'
import { unsentNewTasks } from './unsent-new-tasks.ts'
import { wait } from './wait.ts'

/** What became of one attempt: `waiting` where no answer tells. */
export type NewTaskOutcome = { state: 'made'; taskId: number } | { state: 'waiting' } | { state: 'refused'; failure: RequestFailure }

/** A page that shows more of a list than this isn't made to read all of it again for one new row. */
const mostPagesReread = 3
/** How long what nobody answered waits before it is tried anew, unless the line comes back first. */
const longestPauseMs = 60_000

const signals = createSignals<never>()
const made = new Set<(taskId: number, values: DraftValues) => void>()
const noWaiting: readonly WaitingTask[] = []
let waiting = noWaiting
let owner: number | null = null
let life = new AbortController()
let nap = new AbortController()
const sending = new Set<string>()
const underWay = new Set<string>()
const formName = draftName(null)

/**
 * New tasks on their way. Each is written down before it is sent, and sent until the service says yes or no, under one
 * `Idempotency-Key`: a broken line, a reload or a second tab make no second task.
 */
export const newTasks = {
  /** Those that the service hasn't acknowledged, the first made first. */
  waiting: () => waiting,
  subscribe: signals.subscribe,
  /** Calls `listener` when one that had to wait was made after all. */
  onMade(listener: (taskId: number, values: DraftValues) => void): () => void {
    made.add(listener)
    return () => made.delete(listener)
  },
  /** Sends one off. What comes of the first attempt is the answer; a refused one is given back, not kept. */
  async send(values: DraftValues): Promise<NewTaskOutcome> {
    const one: WaitingTask = { key: crypto.randomUUID(), values, madeAt: Date.now(), refused: null }
    sending.add(one.key)
    owner ??= pendingActions.userId()
    try {
      await change((drafts) => ({ ...drafts, waiting: [...drafts.waiting, one] }))
      const outcome = await attempt(one)
      if (outcome.state === 'refused') await take(one.key)
      return outcome
    } finally {
      sending.delete(one.key)
      nap.abort()
    }
  },
  /** Whether an attempt at it is under way: what comes of it is known in a moment. */
  isUnderWay: (key: string) => underWay.has(key),
  /** Lets one go that wasn't acknowledged. It may have been made all the same, where an answer was lost. */
  async discard(key: string): Promise<void> {
    await take(key)
  },
  /** Puts one back into the form of a new task, to be mended. False where something else is in that form already: nothing is done then. */
  async editAgain(key: string): Promise<boolean> {
    let isMoved = false
    await change((drafts) => {
      const one = drafts.waiting.find((each) => each.key === key)
      isMoved = one !== undefined && drafts.open[formName] === undefined
      if (one === undefined || !isMoved) return drafts
      return { ...drafts, open: { ...drafts.open, [formName]: { values: one.values, savedAt: one.madeAt } }, waiting: drafts.waiting.filter((each) => each !== one) }
    })
    return isMoved
  },
  /** Sends what this person left unsent, and goes on while the page is theirs. Returns the way to stop. */
  open(userId: number): () => void {
    owner = userId
    life = new AbortController()
    void keepSending(life.signal)
    return () => {
      life.abort(new DOMException('Signed out', 'AbortError'))
      owner = null
      forgetHeldDrafts()
      show(noWaiting)
    }
  },
}

async function keepSending(signal: AbortSignal): Promise<void> {
  if (owner !== null) show((await readDrafts(owner)).waiting)
  for (let failures = 0; !signal.aborted; ) {
    const unsent = waiting.filter(({ key, refused }) => refused === null && !sending.has(key))
    let isStuck = false
    for (const one of unsent) {
      if (isStuck || signal.aborted) break
      const outcome = await attempt(one).catch((): NewTaskOutcome => ({ state: 'waiting' }))
      isStuck = outcome.state === 'waiting'
      if (outcome.state === 'made') for (const listener of made) listener(outcome.taskId, one.values)
      if (outcome.state === 'refused') await change((drafts) => withRefusal(drafts, one.key, outcome.failure))
    }
    failures = isStuck ? failures + 1 : 0
    nap = new AbortController()
    await wait(isStuck ? Math.min(longestPauseMs, retryDelayMs(failures, null)) : longestPauseMs, AbortSignal.any([signal, nap.signal]), true).catch(() => {})
  }
}

/** Whose session it is is asked first: another tab may have signed somebody else in, whose task it would become. */
async function attempt(one: WaitingTask): Promise<NewTaskOutcome> {
  const userId = owner
  const { signal } = life
  const body = newTaskDocument(one.values)
  if (body === null) return { state: 'refused', failure: new RequestFailure({ kind: 'http', status: 422, errors: [], retryAfterMs: null }) }
  underWay.add(one.key)
  try {
    const session = await request('/session', { schema: sessionSchema, signal })
    if (userId === null || session.user?.id !== userId) return { state: 'waiting' }
    const startOrder = acceptedTasks.nextOrder()
    const headers = { 'Idempotency-Key': one.key }
    const { data, included } = await request('/api/v2/tasks', { method: 'POST', body, headers, schema: taskDocumentSchema, signal })
    signal.throwIfAborted()
    rememberRelated(included)
    acceptedTasks.accept([data], startOrder)
    await take(one.key)
    rereadLists()
    return { state: 'made', taskId: data.id }
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    return isUnknownOutcome(error) || isSignedOut(error) ? { state: 'waiting' } : { state: 'refused', failure: error }
  } finally {
    underWay.delete(one.key)
  }
}

/** The new task belongs in its place at once; a list that is long already tells of it in its own time. */
function rereadLists(): void {
  void queryClient.invalidateQueries({
    queryKey: ['tasks', 'list'],
    predicate: ({ state }) => ((state.data as { pages?: readonly unknown[] } | undefined)?.pages?.length ?? 0) <= mostPagesReread,
  })
}

const take = (key: string) => change((drafts) => ({ ...drafts, waiting: drafts.waiting.filter((one) => one.key !== key) }))

function withRefusal(drafts: Drafts, key: string, { message, errors }: RequestFailure): Drafts {
  return { ...drafts, waiting: drafts.waiting.map((one) => (one.key === key ? { ...one, refused: { message, errors: [...errors] } } : one)) }
}

async function change(work: (drafts: Drafts) => Drafts): Promise<void> {
  if (owner !== null) show((await changeDrafts(owner, work)).waiting)
}

function show(next: readonly WaitingTask[]): void {
  waiting = next
  unsentNewTasks.set(next.length)
  signals.emit([])
}
