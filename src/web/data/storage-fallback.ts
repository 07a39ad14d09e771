import type { LogEntry } from './log-entry.ts'
import { createMemoryStorage, type BrowserUser, type LogStorage } from './log-storage.ts'

interface Fallback {
  /** What the memory begins with. */
  kept: () => readonly LogEntry[]
  user: () => BrowserUser
  /** Called once, when the storage failed. */
  onFallback: () => void
}

/**
 * `storage` until it fails (a private window, a full disk), then memory: the person goes on working, and is told that it
 * doesn't survive the page. What another tab sends a second time travels under the same keys.
 */
export function withFallback(storage: LogStorage, { kept, user, onFallback }: Fallback): LogStorage {
  let memory: LogStorage | null = null

  async function run<Result>(work: (storage: LogStorage) => Promise<Result>): Promise<Result> {
    if (memory) return work(memory)
    try {
      return await work(storage)
    } catch {
      if (!memory) {
        memory = createMemoryStorage(false, kept(), user())
        onFallback()
      }
      return work(memory)
    }
  }

  return {
    get durable() {
      return storage.durable && memory === null
    },
    load: (userId) => run((one) => one.load(userId)),
    add: (entries) => run((one) => one.add(entries)),
    update: (userId, ids, change) => (ids.length === 0 ? Promise.resolve([]) : run((one) => one.update(userId, ids, change))),
    forget: (ids) => run((one) => one.forget(ids)),
    wipe: (userId) => run((one) => one.wipe(userId)),
    user: () => run((one) => one.user()),
    setUser: (next) => run((one) => one.setUser(next)),
  }
}
