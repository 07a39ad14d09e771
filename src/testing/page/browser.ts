import { createMemoryStorage, type LogStorage } from '#web/data/log-storage.ts'
import type { TabLine, TabMessage } from '#web/data/tab-line.ts'

/** What the tabs of one browser share: storage that outlives them, a line, one lead, one session, one clock. */
export class Browser {
  readonly storage: LogStorage = createMemoryStorage(true)
  cookieUser: number | null
  isOnline = true
  /** How far this device's clock is off. */
  skewMs = 0
  /** Whether what tells of the session waits in front of the tabs that it is for: they may be frozen. */
  isSlow = false
  readonly #late = new Map<object, (() => void)[]>()
  readonly #listeners = new Map<object, ((message: TabMessage) => void)[]>()
  #waitingToLead: { signal: AbortSignal; lead: () => void }[] = []
  #leads = false

  constructor(userId: number) {
    this.cookieUser = userId
  }

  /** The line as `tab` holds it; `run` makes what is heard run as that tab's. */
  lineOf(tab: object, run: (work: () => void) => void): TabLine {
    const own: ((message: TabMessage) => void)[] = []
    this.#listeners.set(tab, own)
    return {
      post: (message) => {
        if (!this.#listeners.has(tab)) return
        const copy = structuredClone(message)
        for (const [other, listeners] of this.#listeners) {
          if (other === tab) continue
          const arrive = () => this.#listeners.has(other) && listeners.forEach((listener) => listener(copy))
          if (copy.kind === 'session' && this.isSlow) this.#late.set(other, [...(this.#late.get(other) ?? []), arrive])
          // As a browser does: in another task, and in order.
          else setImmediate(() => copy.kind === 'session' ? (this.hear(other), arrive()) : arrive())
        }
      },
      listen: (listener) => {
        own.push((message) => run(() => listener(message)))
        return () => {}
      },
    }
  }

  /** What waited in front of `tab` arrives. */
  hear(tab: object): void {
    const late = this.#late.get(tab) ?? []
    this.#late.delete(tab)
    for (const arrive of late) arrive()
  }

  /** The storage as a tab reaches it: each question takes a moment, and a tab that died hears and does nothing more. */
  storageFor(isAlive: () => boolean, plant: (storage: LogStorage) => LogStorage = (storage) => storage): LogStorage {
    const storage = plant(this.storage)
    const reach = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      await new Promise((resolve) => setImmediate(resolve))
      return isAlive() ? work() : new Promise(() => {})
    }
    return {
      durable: true,
      load: (userId) => reach(() => storage.load(userId)),
      add: (entries) => reach(() => storage.add(entries)),
      update: (userId, ids, change) => reach(() => storage.update(userId, ids, change)),
      forget: (ids) => reach(() => storage.forget(ids)),
      wipe: (userId) => reach(() => storage.wipe(userId)),
      user: () => reach(() => storage.user()),
      setUser: (user) => reach(() => storage.setUser(user)),
    }
  }

  readonly seekLead = (signal: AbortSignal, lead: () => void): void => {
    this.#waitingToLead.push({ signal, lead })
    this.#handOn()
  }

  #handOn(): void {
    if (this.#leads) return
    const next = this.#waitingToLead.shift()
    if (!next) return
    if (next.signal.aborted) return this.#handOn()
    this.#leads = true
    next.signal.addEventListener('abort', () => {
      this.#leads = false
      this.#handOn()
    })
    next.lead()
  }

  disconnect(tab: object): void {
    this.#listeners.delete(tab)
  }
}
