import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '#contract/session.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import { paths } from '#web/paths.ts'
import { cacheBounds, type CacheBounds } from './cache-bounds.ts'
import { readCacheEntry } from './cache-entries.ts'
import { readFirst, readWhole } from './cache-reader.ts'
import { restore } from './cache-restore.ts'
import { createCacheWriter, sizeOf, type CacheWriter } from './cache-writer.ts'
import type { CacheStorage } from './cache-storage.ts'
import { createIndexedCache } from './indexed-cache.ts'
import { queryClient } from './query-client.ts'

interface ReadCacheParts {
  /** Null where the browser offers none. */
  storage: CacheStorage | null
  client: QueryClient
  bounds: CacheBounds
  now: () => number
  /** Names of what the page that is opened shows instead of a list; empty where it is one. */
  firstNames: () => readonly string[]
  /** Resolves when there is time for what isn't urgent. */
  pause: () => Promise<void>
}

/** What was read, kept so that a page that is opened again shows it at once. Nothing here rejects: without storage nothing is kept. */
export interface ReadCache {
  /** The session that the browser last had, and when it was read. */
  lastSession(): Promise<{ session: Session; readAt: number } | null>
  /**
   * Shows again what this person's pages held, unless `isCurrent` says that it came too late, and keeps what is read from
   * now on. Resolves when the first screen is there; the rest follows.
   */
  open(userId: number | null, isCurrent: () => boolean): Promise<void>
  /** Stops keeping: what changes from now on, such as being emptied at sign-out, isn't this person's. */
  close(): void
}

/** A cache over a storage; the app has one (`readCache`), a test makes its own. */
export function createReadCache({ storage, client, bounds, now, firstNames, pause }: ReadCacheParts): ReadCache {
  let writer: CacheWriter | null = null

  function close(): void {
    writer?.stop()
    writer = null
  }

  /** The rest of what was kept, when the first screen is there. */
  async function restoreRest(from: CacheStorage, userId: number, mine: CacheWriter): Promise<void> {
    const isOver = () => writer !== mine
    await pause()
    await from.clear(userId)
    const entries = await readWhole(from, userId, { bounds, now, pause, isOver })
    if (isOver()) return
    mine.aside(() => restore(entries, client))
    mine.begin(sizeOf(entries))
  }

  return {
    async lastSession() {
      const last = await storage?.session().catch(() => null)
      const entry = last ? readCacheEntry('session', last.stored) : null
      return entry?.kind === 'session' && entry.value.user?.id === last?.userId ? { session: entry.value, readAt: entry.readAt } : null
    },
    async open(userId, isCurrent) {
      close()
      if (storage === null) return
      if (userId === null) return storage.clear(null).catch(() => {})
      const since = now()
      const first = await readFirst(storage, userId, firstNames()).catch(() => [])
      if (!isCurrent()) return
      // Room for some more before the oldest must go again.
      const roomy = { ...bounds, entries: bounds.entries * 0.8, characters: bounds.characters * 0.8 }
      const mine = createCacheWriter({ userId, storage, client, bounds, makeRoom: async () => sizeOf(await readWhole(storage, userId, { bounds: roomy, now, pause, isOver: () => writer !== mine })) })
      writer = mine
      mine.aside(() => restore(first, client))
      mine.catchUp(since)
      void restoreRest(storage, userId, mine).catch(() => {})
    },
    close,
  }
}

/** The page's own. */
export const readCache = createReadCache({
  storage: typeof indexedDB === 'undefined' ? null : createIndexedCache(),
  client: queryClient, bounds: cacheBounds, now: Date.now, firstNames: () => (globalThis.location?.pathname === paths.team ? ['teamLoad'] : []), pause: () => new Promise(whenIdle),
})
