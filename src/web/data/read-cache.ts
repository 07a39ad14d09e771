import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '#contract/session.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { cacheBounds, entriesInBounds, type CacheBounds } from './cache-bounds.ts'
import { readCacheEntry, type CacheEntry } from './cache-entries.ts'
import { createCacheWriter, type CacheWriter } from './cache-writer.ts'
import type { CacheStorage } from './cache-storage.ts'
import { createIndexedCache } from './indexed-cache.ts'
import { queryClient } from './query-client.ts'
import { heldRelated, rememberRelated } from './related.ts'

interface ReadCacheParts {
  /** Null where the browser offers none. */
  storage: CacheStorage | null
  client: QueryClient
  bounds: CacheBounds
  now: () => number
}

/** What was read, kept so that a page that is opened again shows it at once. Nothing here rejects: without storage nothing is kept. */
export interface ReadCache {
  /** The session that the browser last had, and when it was read. */
  lastSession(): Promise<{ session: Session; readAt: number } | null>
  /** Shows again what this person's pages held, unless `isCurrent` says that it came too late, and keeps what is read from now on. */
  open(userId: number | null, isCurrent: () => boolean): Promise<void>
  /** Stops keeping: what changes from now on, such as being emptied at sign-out, isn't this person's. */
  close(): void
}

/** A cache over a storage; the app has one (`readCache`), a test makes its own. */
export function createReadCache({ storage, client, bounds, now }: ReadCacheParts): ReadCache {
  let writer: CacheWriter | null = null

  async function load(from: CacheStorage, userId: number, room: CacheBounds): Promise<CacheEntry[]> {
    const stored = await from.load(userId)
    const read = [...stored].flatMap(([name, value]) => readCacheEntry(name, value) ?? [])
    const kept = entriesInBounds(read, room, now())
    const names = new Set(kept.map(({ name }) => name))
    const bad = [...stored.keys()].filter((name) => !names.has(name))
    if (bad.length > 0) await from.save(userId, new Map(bad.map((name) => [name, null])))
    return kept
  }

  function close(): void {
    writer?.stop()
    writer = null
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
      if (userId === null) return storage.clear().catch(() => {})
      const since = now()
      const entries = await load(storage, userId, bounds).catch(() => [])
      if (!isCurrent()) return
      restore(entries, client)
      // Room for some more before the oldest must go again.
      const makeRoom = async () => sizeOf(await load(storage, userId, { ...bounds, entries: bounds.entries * 0.8, characters: bounds.characters * 0.8 }))
      writer = createCacheWriter({ userId, storage, client, bounds, held: sizeOf(entries), makeRoom })
      writer.catchUp(since)
    },
    close,
  }
}

/** Shows entries again. What this page read meanwhile stays. */
function restore(entries: readonly CacheEntry[], client: QueryClient): void {
  rememberRelated(entries.flatMap((entry) => (entry.kind === 'related' && !heldRelated(`${entry.value.type}:${entry.value.id}`) ? [entry.value] : [])))
  acceptedTasks.restore(entries.flatMap((entry) => (entry.kind === 'task' ? [{ task: entry.value, readAt: entry.readAt }] : [])))
  for (const entry of entries) {
    if (entry.kind === 'task' || entry.kind === 'related' || entry.kind === 'session') continue
    const queryKey = entry.kind === 'list' ? ['tasks', 'list', entry.value.params] : [entry.kind]
    if (client.getQueryData(queryKey) !== undefined) continue
    const { value, readAt } = entry
    client.setQueryData(queryKey, entry.kind === 'list' ? { pages: entry.value.pages, pageParams: entry.value.pageParams } : value, { updatedAt: readAt })
    // What is fresh for as long as a page lives isn't for longer.
    void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' })
  }
}

function sizeOf(entries: readonly CacheEntry[]): { entries: number; characters: number } {
  return { entries: entries.length, characters: entries.reduce((sum, { size }) => sum + size, 0) }
}

/** The page's own. */
export const readCache = createReadCache({ storage: typeof indexedDB === 'undefined' ? null : createIndexedCache(), client: queryClient, bounds: cacheBounds, now: Date.now })
