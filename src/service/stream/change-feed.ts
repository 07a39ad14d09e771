import type { Store } from '#service/db/store.ts'
import { readChanges, type CommittedChange } from './committed-change.ts'
import { readStreamStatus } from './number-events.ts'
import { startSequencer, type Sequencer } from './sequencer.ts'
import { Signal } from './signal.ts'
import type { StreamSettings } from './stream-settings.ts'

/** How many changes are read at once. */
const pageSize = 500

/**
 * The one place of a process where committed changes arrive, for all of its streams. Streams pull: each has its own place and
 * reads on from there, so a slow one holds nobody up and makes nothing pile up. The last changes are kept in memory, since
 * all live streams want the same.
 */
export class ChangeFeed {
  readonly #store: Store
  readonly #settings: StreamSettings
  readonly #onError: (error: unknown) => void
  readonly #waiters = new Map<Signal, number>()
  #sequencer: Sequencer | null = null
  #head = 0
  /** The last changes, without a hole between them. */
  #recent: CommittedChange[] = []
  #reading: Promise<void> | null = null

  constructor(store: Store, settings: StreamSettings, onError: (error: unknown) => void) {
    this.#store = store
    this.#settings = settings
    this.#onError = onError
  }

  /** The last number known here. */
  get head(): number {
    return this.#head
  }

  /** Starts numbering and listening, once. */
  start(): void {
    this.#sequencer ??= startSequencer({
      store: this.#store,
      settings: this.#settings,
      onHead: (head) => this.#advance(head),
      onError: this.#onError,
    })
  }

  /** Says that something was committed in this process. */
  wake(): void {
    this.#sequencer?.wake()
  }

  /** Asks the database for the last number. */
  async readHead(): Promise<number> {
    const { head } = await readStreamStatus(this.#store)
    this.#advance(head)
    return head
  }

  /** Changes after `seq`, a page of them; none where there are no newer. A hole after `seq` shows in the first one's number. */
  async read(seq: number): Promise<readonly CommittedChange[]> {
    if (seq >= this.#head) return []
    const held = this.#heldAfter(seq)
    if (held !== null) return held
    // Whoever is first reads for all that stand at the same place, which is where most stand.
    if (seq >= this.#newest) {
      this.#reading ??= this.#readOn().finally(() => (this.#reading = null))
      await this.#reading
      const now = this.#heldAfter(seq)
      if (now !== null) return now
    }
    return readChanges(this.#store, seq, pageSize)
  }

  /** Resolves with true when there is something after `seq`, with false after `ms` or on abort. */
  async waitBeyond(seq: number, ms: number, abort: AbortSignal): Promise<boolean> {
    if (this.#head > seq) return true
    const signal = new Signal()
    this.#waiters.set(signal, seq)
    try {
      return await signal.wait(ms, abort)
    } finally {
      this.#waiters.delete(signal)
    }
  }

  async stop(): Promise<void> {
    await this.#sequencer?.stop()
    this.#sequencer = null
  }

  get #newest(): number {
    return this.#recent.at(-1)?.seq ?? 0
  }

  #heldAfter(seq: number): readonly CommittedChange[] | null {
    const first = this.#recent[0]
    if (first === undefined || seq + 1 < first.seq || seq >= this.#newest) return null
    return this.#recent.slice(seq + 1 - first.seq, seq + 1 - first.seq + pageSize)
  }

  async #readOn(): Promise<void> {
    // After a long silence nobody wants the changes since the last read one by one: begin near the head.
    const from = Math.max(this.#newest, this.#head - pageSize)
    const page = await readChanges(this.#store, from, pageSize)
    for (const change of page) {
      if (change.seq !== this.#newest + 1) this.#recent = []
      this.#recent.push(change)
    }
    if (this.#recent.length > this.#settings.recentChanges) this.#recent = this.#recent.slice(-this.#settings.recentChanges)
  }

  #advance(head: number): void {
    if (head <= this.#head) return
    this.#head = head
    for (const [signal, seq] of [...this.#waiters]) if (head > seq) signal.raise()
  }
}
