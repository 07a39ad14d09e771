import { isOlderEntry } from './cache-entries.ts'
import type { CacheStorage } from './cache-storage.ts'
import { openDatabase } from './database.ts'

type Key = [userId: number, name: string]

/** What was read, in IndexedDB beside the log, under the person and the entry's name. */
export function createIndexedCache(): CacheStorage {
  return {
    async session() {
      const database = await openDatabase()
      const userId: unknown = await database.get('settings', 'user')
      return typeof userId === 'number' ? { userId, stored: await database.get('cache', [userId, 'session']) } : null
    },
    async get(userId, names) {
      const { store, done } = (await openDatabase()).transaction('cache')
      const [values] = await Promise.all([Promise.all(names.map((name) => store.get([userId, name]))), done])
      return names.flatMap((name, index): [string, unknown][] => (values[index] === undefined ? [] : [[name, values[index]]]))
    },
    async page(userId, after, count) {
      const { store, done } = (await openDatabase()).transaction('cache')
      const range = IDBKeyRange.bound([userId, after], endOf(userId), true)
      const [keys, values] = await Promise.all([store.getAllKeys(range, count), store.getAll(range, count), done])
      return keys.map(([, name], index) => [name, values[index]])
    },
    async save(userId, changes) {
      const transaction = (await openDatabase()).transaction(['cache', 'settings'], 'readwrite')
      const cache = transaction.objectStore('cache')
      const write = async () => {
        if ((await transaction.objectStore('settings').get('user')) !== userId) return
        await Promise.all([...changes].map(async ([name, entry]) => {
          const key: Key = [userId, name]
          if (entry === null) await cache.delete(key)
          else if (!isOlderEntry(entry, await cache.get(key))) await cache.put(entry, key)
        }))
      }
      await Promise.all([write(), transaction.done])
    },
    async clear(butOf) {
      const { store, done } = (await openDatabase()).transaction('cache', 'readwrite')
      const others = butOf === null ? [store.clear()] : [store.delete(IDBKeyRange.upperBound([butOf] as unknown as Key, true)), store.delete(IDBKeyRange.lowerBound(endOf(butOf), true))]
      await Promise.all([...others, done])
    },
  }
}

/** After all of a person's names: an array sorts after every text. */
function endOf(userId: number): Key {
  return [userId, []] as unknown as Key
}
