import type { Store } from '#service/db/store.ts'
import { listenForChanges } from './listen.ts'
import { numberEvents, readStreamStatus } from './number-events.ts'
import { pause, Signal } from './signal.ts'
import type { StreamSettings } from './stream-settings.ts'

/** Keeps the stream's numbers coming. */
export interface Sequencer {
  /** Says that something was committed. Returns at once. */
  wake(): void
  /** Stops, and waits for the transaction at hand. */
  stop(): Promise<void>
}

interface SequencerOptions {
  store: Store
  settings: StreamSettings
  /** Called with the last number given, by whichever process; not always a new one. */
  onHead(head: number): void
  onError(error: unknown): void
}

/** Another process is giving numbers: it may have looked before our commit, so look again soon. */
const busyMs = 20

/**
 * Starts numbering committed events. Every process does it, one at a time. It looks when woken (a commit here, a NOTIFY
 * from another process), and once in a while in case nobody woke it.
 */
export function startSequencer({ store, settings, onHead, onError }: SequencerOptions): Sequencer {
  const woken = new Signal()
  const stopping = new AbortController()
  // PGlite has one connection, which a listener would hold, and one process, which wakes itself.
  const listener = store.engine === 'postgres' ? listenForChanges(store.pool, () => woken.raise()) : null
  const finished = run()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      woken.lower()
      try {
        const next = await step()
        if (next > 0) await pause(next, stopping.signal)
        else await woken.wait(settings.pollMs, stopping.signal)
      } catch (error) {
        if (stopping.signal.aborted) return
        onError(error)
        await pause(settings.pollMs, stopping.signal)
      }
    }
  }

  /** Returns how long to pause before the next look, or 0 for: until woken. */
  async function step(): Promise<number> {
    const { head, waiting } = await readStreamStatus(store)
    onHead(head)
    if (!waiting) return 0
    const given = await numberEvents(store, settings.batchSize)
    if (given === null) return busyMs
    onHead(head + given)
    return settings.spacingMs
  }

  return {
    wake: () => woken.raise(),
    stop: async () => {
      stopping.abort()
      await Promise.all([finished, listener?.stop()])
    },
  }
}
