import type { Query, QueryClient } from '@tanstack/react-query'
import { acceptedTasks } from './accepted-tasks.ts'
import type { CacheBounds } from './cache-bounds.ts'
import { relatedKeys, storedEntry, type CacheEntry, type StoredEntry } from './cache-entries.ts'
import type { CacheStorage } from './cache-storage.ts'
import { heldRelated, subscribeToRelated } from './related.ts'
import { listReadAt, type TaskPage } from './tasks.ts'

/** How long changes gather before they are written. */
const gatherMs = 400

interface Size {
  entries: number
  characters: number
}

interface CacheWriterParts {
  userId: number
  storage: CacheStorage
  client: QueryClient
  bounds: CacheBounds
  /** Deletes the oldest. Resolves with what is left. */
  makeRoom: () => Promise<Size>
}

/** Keeps writing what the page reads. */
export interface CacheWriter {
  stop(): void
  /** Also writes what the page read since then, before anybody took note. */
  catchUp(since: number): void
  /** Runs `work`, which shows what is stored already, without taking note of it. */
  aside(work: () => void): void
  /** Begins to make room where it must: so much is stored already. Until then what is added isn't counted against it. */
  begin(stored: Size): void
}

/** Queries that are kept whole under their own name. */
const wholes: ReadonlySet<unknown> = new Set(['extensions', 'savedViews', 'session', 'taskPriorities', 'users'])

/** Writes what is read from now on, until it is stopped or the storage fails: a full disk keeps less, reading goes on. */
export function createCacheWriter({ userId, storage, client, bounds, makeRoom }: CacheWriterParts): CacheWriter {
  /** What to write; a function gives it when it is written, so that many changes are looked at once. */
  let changed = new Map<string, () => StoredEntry | null>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let isAside = false
  // An estimate: what another tab writes, and what takes the place of an older one, isn't told apart. Making room counts anew.
  let size: Size | null = null
  let writing = Promise.resolve()

  async function write(entries: ReadonlyMap<string, StoredEntry | null>): Promise<void> {
    await storage.save(userId, entries)
    if (size === null) return
    const added = [...entries.values()].filter((entry) => entry !== null)
    size = { entries: size.entries + added.length, characters: added.reduce((sum, entry) => sum + entry.size, size.characters) }
    if (size.entries > bounds.entries || size.characters > bounds.characters) size = await makeRoom()
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (isOver || changed.size === 0) return
    const entries = new Map([...changed].map(([name, read]) => [name, read()]))
    changed = new Map()
    writing = writing.then(() => (isOver ? undefined : write(entries))).catch(stop)
  }

  function note(name: string, read: () => StoredEntry | null): void {
    if (isOver || isAside) return
    changed.set(name, read)
    timer ??= setTimeout(flush, gatherMs)
  }

  function noteQuery({ queryKey, state }: Query): void {
    const [kind, list, params] = queryKey
    if (state.data === undefined) return
    if (kind === 'tasks' && list === 'list') {
      // What `taskListQuery` holds.
      const { pages, pageParams } = state.data as { pages: TaskPage[]; pageParams: unknown[] }
      note(`list:${JSON.stringify(params)}`, () => storedEntry({ params, pages, pageParams }, listReadAt(pages)))
    } else if (kind === 'team' && list === 'load') {
      const load = state.data as { isLive: boolean }
      // Counted page by page it is dear, but its query remembers for how long it lasts, which an entry doesn't.
      if (load.isLive) note('teamLoad', () => storedEntry({ bounds: params, load }, state.dataUpdatedAt))
    } else if (wholes.has(kind)) note(String(kind), () => storedEntry(state.data, state.dataUpdatedAt))
  }

  function noteTask(id: number): void {
    note(`task:${id}`, () => {
      const task = acceptedTasks.get(id)
      return task === undefined ? null : storedEntry(task, acceptedTasks.readAt(id))
    })
  }

  function noteRelated(key: string): void {
    note(`related:${key}`, () => {
      const resource = heldRelated(key)
      return resource === undefined ? null : storedEntry(resource, Date.now())
    })
  }

  const handleHide = () => document.visibilityState === 'hidden' && flush()
  const stops = [
    acceptedTasks.subscribe((ids) => ids.forEach(noteTask)),
    subscribeToRelated((keys) => keys.forEach(noteRelated)),
    client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success') noteQuery(event.query)
    }),
  ]
  globalThis.document?.addEventListener('visibilitychange', handleHide)

  function stop(): void {
    isOver = true
    clearTimeout(timer)
    stops.forEach((one) => one())
    globalThis.document?.removeEventListener('visibilitychange', handleHide)
  }
  return {
    stop,
    catchUp(since) {
      for (const id of acceptedTasks.ids()) {
        if (acceptedTasks.readAt(id) < since) continue
        noteTask(id)
        for (const key of relatedKeys(acceptedTasks.get(id))) noteRelated(key)
      }
      for (const query of client.getQueryCache().getAll()) if (query.state.dataUpdatedAt >= since) noteQuery(query)
    },
    aside(work) {
      isAside = true
      try {
        work()
      } finally {
        isAside = false
      }
    },
    begin: (stored) => (size = stored),
  }
}

/** How much these entries are. */
export function sizeOf(entries: readonly CacheEntry[]): Size {
  return { entries: entries.length, characters: entries.reduce((sum, { size }) => sum + size, 0) }
}
