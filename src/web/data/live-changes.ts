import * as z from 'zod/mini'
import { changeSchema, type Change } from '#contract/change-stream.ts'
import { idSchema } from '#contract/json-api.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { followChanges } from './change-stream.ts'
import { extensionsQuery } from './extensions.ts'
import { createIncoming, type Watch, type WatchedView } from './incoming.ts'
import { seekLeadOf } from './leadership.ts'
import { isOpen } from './log-entry.ts'
import { pendingActions } from './pending-actions.ts'
import { noticeSignedOut, queryClient, retryDelayMs } from './query-client.ts'
import { readTaskPage, taskQuery } from './tasks.ts'
import { wait } from './wait.ts'

/** How often a service without a change stream is asked what is new. */
const pollMs = 60_000
/** How long the stream stays open after the last view is left: another one follows at once. */
const lingerMs = 5_000

/** What the tab that reads the stream tells the others; `change: null` is "something was missed". */
const messageSchema = z.object({ userId: idSchema, change: z.nullable(changeSchema) })

const incoming = createIncoming({
  accepted: acceptedTasks,
  userId: pendingActions.userId,
  isUnderWay: (taskId) => pendingActions.entriesFor(taskId).some((entry) => isOpen(entry) && entry.state !== 'held'),
  isDeleted: pendingActions.log.isDeleted,
  read: readTaskPage,
  onReread: (taskId) => void queryClient.invalidateQueries({ queryKey: taskQuery(taskId).queryKey }),
  isVisible: () => document.visibilityState === 'visible',
  retryMs: retryDelayMs,
})
document.addEventListener('visibilitychange', incoming.wake)

let watching = 0
let line: { userId: number; close: () => void } | null = null

/** Tells `view` what comes in from others as long as it is watched. One stream serves all tabs of the browser. */
export function watchView(userId: number, view: WatchedView): Watch {
  const leave = join(userId)
  const watch = incoming.watch(view)
  return {
    ...watch,
    stop() {
      watch.stop()
      leave()
    },
  }
}

const listeners = new Set<(change: Change | null) => void>()

/** Calls `listener` whenever anybody changed any task that the person may see, or may have: with the change, or null where it isn't known which. Returns the way to stop. */
export function watchChanges(userId: number, listener: (change: Change | null) => void): () => void {
  const leave = join(userId)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    leave()
  }
}

function join(userId: number): () => void {
  watching += 1
  if (line?.userId !== userId) {
    line?.close()
    line = openLine(userId)
  }
  return () => {
    watching -= 1
    // Signed out, nothing lingers.
    setTimeout(() => {
      if (watching > 0) return
      line?.close()
      line = null
    }, pendingActions.userId() === userId ? lingerMs : 0)
  }
}

function openLine(userId: number): { userId: number; close: () => void } {
  const life = new AbortController()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('daysheet.changes')
  let last: number | null = null

  function take(change: Change | null): void {
    for (const listener of listeners) listener(change)
    if (change === null) return incoming.miss()
    last = Math.max(last ?? 0, change.seq)
    incoming.take(change)
  }
  function tell(change: Change | null): void {
    take(change)
    channel?.postMessage({ userId, change })
  }
  channel?.addEventListener('message', ({ data }) => {
    const message = z.safeParse(messageSchema, data)
    if (message.success && message.data.userId === userId) take(message.data.change)
  })

  async function start(): Promise<void> {
    const extensions = await queryClient.ensureQueryData(extensionsQuery).catch(() => ['changes'])
    if (life.signal.aborted) return
    if (!extensions.includes('changes')) return poll(life.signal)
    // What the leader before knew is taken up where this tab heard of it last.
    seekLeadOf('daysheet.changes')(life.signal, () => {
      void followChanges(life.signal, {
        after: last, onChange: tell, onMissed: () => tell(null), onSignedOut: noticeSignedOut, fetch: globalThis.fetch.bind(globalThis), pause: wait,
      })
    })
  }
  void start()
  return {
    userId,
    close() {
      life.abort(new DOMException('No longer watched', 'AbortError'))
      channel?.close()
      incoming.close()
    },
  }
}

/** An account without a change stream is asked now and then; only by a tab that is looked at. */
async function poll(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(pollMs, signal).catch(() => {})
    if (!signal.aborted && document.visibilityState === 'visible') {
      for (const listener of listeners) listener(null)
      incoming.miss()
    }
  }
}
