import { readLogEntry, type LogEntry } from './log-entry.ts'

/** Whose session the browser has: an id, null for nobody, or that it is changing just now. */
export type BrowserUser = number | 'changing' | null

/** Where the log lies: shared by the tabs of a browser, and each change one transaction among them. */
export interface LogStorage {
  /** Whether it survives the page. */
  readonly durable: boolean
  /** The person's entries, oldest versions and what doesn't read left out. */
  load(userId: number): Promise<LogEntry[]>
  /** Adds entries. Resolves when they are safe. */
  add(entries: readonly LogEntry[]): Promise<void>
  /**
   * Changes stored entries, all in one transaction: `change` gets what is stored and gives what is to be, or null to leave
   * it. Resolves with what is stored afterwards of those that exist. Where `userId` doesn't have the browser's session,
   * nothing is changed and nothing comes back: what belongs to one person must not travel under another's session.
   * `anyone` is for what no longer travels: an answer is written down whoever has the session by then.
   */
  update(userId: number | 'anyone', ids: readonly string[], change: (entry: LogEntry) => LogEntry | null): Promise<LogEntry[]>
  forget(ids: readonly string[]): Promise<void>
  /** Leaves nothing of the person. */
  wipe(userId: number): Promise<void>
  user(): Promise<BrowserUser>
  setUser(user: BrowserUser): Promise<void>
}

/** A log for as long as the page is open: where the browser offers no storage, and for tests. */
export function createMemoryStorage(durable = false, kept: readonly LogEntry[] = [], owner: BrowserUser = null): LogStorage {
  const entries = new Map<string, unknown>(kept.map((entry) => [entry.id, entry]))
  let user = owner
  /** Signed out, perhaps by another tab: nothing of anybody may come back. */
  let hasLeft = false
  const read = (id: string) => {
    const stored = entries.get(id)
    return stored === undefined ? null : readLogEntry(stored)
  }
  return {
    durable,
    async load(userId) {
      return [...entries.keys()].map(read).filter((entry) => entry?.userId === userId) as LogEntry[]
    },
    async add(added) {
      for (const entry of hasLeft ? [] : added) if (!entries.has(entry.id)) entries.set(entry.id, structuredClone(entry))
    },
    async update(userId, ids, change) {
      if (userId !== 'anyone' && user !== userId) return []
      return ids.flatMap((id) => {
        const entry = read(id)
        if (entry === null) return []
        const next = change(entry)
        if (next !== null) entries.set(id, structuredClone(next))
        return [next ?? entry]
      })
    },
    async forget(ids) {
      for (const id of ids) entries.delete(id)
    },
    async wipe(userId) {
      for (const id of [...entries.keys()]) if ((entries.get(id) as LogEntry).userId === userId) entries.delete(id)
      user = null
      hasLeft = true
    },
    user: async () => user,
    async setUser(next) {
      user = next
      hasLeft = next === null
    },
  }
}
