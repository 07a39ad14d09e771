import { isOlderEntry } from './cache-entries.ts'
import type { CacheStorage } from './cache-storage.ts'
import { openDatabase } from './database.ts'

/** What was read, in IndexedDB beside the log, under the person and the entry's name. */
export function createIndexedCache(): CacheStorage {
  return {
    async session() {
      const database = await openDatabase()
      const userId: unknown = await database.get('settings', 'user')
      return typeof userId === 'number' ? { userId, stored: await database.get('cache', [userId, 'session']) } : null
    },
    async load(userId) {
      const { store, done } = (await openDatabase()).transaction('cache', 'readwrite')
      // An array sorts after every text: this is the end of the person's names.
      const [first, end] = [[userId], [userId, []]] as unknown as [[number, string], [number, string]]
      const mine = IDBKeyRange.bound(first, end)
      const others = [store.delete(IDBKeyRange.upperBound(first, true)), store.delete(IDBKeyRange.lowerBound(end, true))]
      const [keys, values] = await Promise.all([store.getAllKeys(mine), store.getAll(mine), ...others, done])
      return new Map(keys.map(([, name], index) => [name, values[index]]))
    },
    async save(userId, changes) {
      const transaction = (await openDatabase()).transaction(['cache', 'settings'], 'readwrite')
      const cache = transaction.objectStore('cache')
      const write = async () => {
        if ((await transaction.objectStore('settings').get('user')) !== userId) return
        await Promise.all([...changes].map(async ([name, entry]) => {
          const key: [number, string] = [userId, name]
          if (entry === null) await cache.delete(key)
          else if (!isOlderEntry(entry, await cache.get(key))) await cache.put(entry, key)
        }))
      }
      await Promise.all([write(), transaction.done])
    },
    async clear() {
      await (await openDatabase()).clear('cache')
    },
  }
}
