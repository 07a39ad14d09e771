import { openDatabase } from './database.ts'
import { draftsKey } from './drafts-key.ts'
import { readLogEntry, type LogEntry } from './log-entry.ts'
import type { BrowserUser, LogStorage } from './log-storage.ts'

const userKey = 'user'

/** The log in IndexedDB. Read-write transactions on one store run one after another, across tabs too. */
export function createIndexedStorage(): LogStorage {
  return {
    durable: true,
    async load(userId) {
      const values = await (await openDatabase()).getAllFromIndex('log', 'userId', userId)
      return values.map(readLogEntry).filter((entry) => entry !== null)
    },
    async add(entries) {
      await put(entries).catch(async (error: unknown) => {
        if (!isFull(error)) throw error
        // What was done is worth more than what can be read again.
        await (await openDatabase()).clear('cache')
        await put(entries)
      })
    },
    async update(userId, ids, change) {
      const transaction = (await openDatabase()).transaction(['log', 'settings'], 'readwrite')
      const log = transaction.objectStore('log')
      const after: LogEntry[] = []
      if (userId === 'anyone' || (await transaction.objectStore('settings').get(userKey)) === userId) {
        for (const id of ids) {
          const entry = readLogEntry(await log.get(id))
          if (entry === null) continue
          const next = change(entry)
          if (next !== null) await log.put(next)
          after.push(next ?? entry)
        }
      }
      await transaction.done
      return after
    },
    async forget(ids) {
      const { store, done } = (await openDatabase()).transaction('log', 'readwrite')
      await Promise.all([...ids.map((id) => store.delete(id)), done])
    },
    async wipe(userId) {
      const transaction = (await openDatabase()).transaction(['log', 'cache', 'settings'], 'readwrite')
      const log = transaction.objectStore('log')
      const ids = await log.index('userId').getAllKeys(userId)
      // All in one: a tab that still shows this person keeps nothing for them from here on.
      const settings = transaction.objectStore('settings')
      const left = [transaction.objectStore('cache').clear(), settings.put(null, userKey), settings.delete(draftsKey(userId))]
      await Promise.all([...ids.map((id) => log.delete(id)), ...left, transaction.done])
    },
    // Only `setUser` and `wipe` write it.
    user: async () => ((await (await openDatabase()).get('settings', userKey)) ?? null) as BrowserUser,
    async setUser(user) {
      await (await openDatabase()).put('settings', user, userKey)
    },
  }
}

async function put(entries: readonly LogEntry[]): Promise<void> {
  // "Strict" waits for the disk: what a person did must outlive the power, not only the page.
  const transaction = (await openDatabase()).transaction(['log', 'settings'], 'readwrite', { durability: 'strict' })
  const log = transaction.objectStore('log')
  // Signed out meanwhile, by another tab: nothing of the person may come back.
  const isSignedOut = (await transaction.objectStore('settings').get(userKey)) === null
  await Promise.all([...(isSignedOut ? [] : entries.map((entry) => log.put(entry))), transaction.done])
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
