import { entriesInBounds, type CacheBounds } from './cache-bounds.ts'
import { readCacheEntry, relatedNames, type CacheEntry } from './cache-entries.ts'
import type { CacheStorage } from './cache-storage.ts'

/** Lists of which the first page is read before anything else: the one that is opened was very likely read last. */
const firstLists = 2
const mostLists = 100
/** Entries that are read in one go, so that the page is never busy with them for long. */
const batchSize = 500

/** What lists show besides tasks. */
const wholeNames = ['extensions', 'taskPriorities', 'users']

/**
 * What the lists read last begin with, and all that their rows show: enough for the first screen, in a few milliseconds.
 * `instead`: names of what this page opens with where that is no list.
 */
export async function readFirst(storage: CacheStorage, userId: number, instead: readonly string[]): Promise<CacheEntry[]> {
  if (instead.length > 0) return readAll(await storage.get(userId, [...wholeNames, ...instead]))
  const [listed, wholes] = await Promise.all([storage.page(userId, 'list:', mostLists), storage.get(userId, wholeNames)])
  const lists = readAll(listed).filter((entry) => entry.kind === 'list').sort((a, b) => b.readAt - a.readAt).slice(0, firstLists).map(firstPageOf)
  const ids = new Set(lists.flatMap((list) => list.value.pages.flatMap((page) => page.ids)))
  const tasks = readAll(await storage.get(userId, [...ids].map((id) => `task:${id}`)))
  const related = new Set(tasks.flatMap((entry) => (entry.kind === 'task' ? relatedNames(entry) : [])))
  return [...readAll(wholes), ...tasks, ...readAll(await storage.get(userId, [...related])), ...lists]
}

type ListEntry = Extract<CacheEntry, { kind: 'list' }>

function firstPageOf({ value, ...entry }: ListEntry): ListEntry {
  return { ...entry, value: { ...value, pages: value.pages.slice(0, 1), pageParams: value.pageParams.slice(0, 1) } }
}

interface WholeParts {
  bounds: CacheBounds
  now: () => number
  /** Resolves when there is time for the next few. */
  pause: () => Promise<void>
  isOver: () => boolean
}

/** Everything that is kept of the person, with its true age, little by little; what doesn't read or has no room is deleted. */
export async function readWhole(storage: CacheStorage, userId: number, { bounds, now, pause, isOver }: WholeParts): Promise<CacheEntry[]> {
  const entries: CacheEntry[] = []
  const bad: string[] = []
  for (let after = '', batch = await storage.page(userId, after, batchSize); batch.length > 0 && !isOver(); batch = await storage.page(userId, after, batchSize)) {
    for (const [name, stored] of batch) {
      const entry = readCacheEntry(name, stored)
      if (entry) entries.push(entry)
      else bad.push(name)
      after = name
    }
    await pause()
  }
  if (isOver()) return []
  const kept = entriesInBounds(entries, bounds, now())
  const names = new Set(kept.map(({ name }) => name))
  for (const { name } of entries) if (!names.has(name)) bad.push(name)
  if (bad.length > 0) await storage.save(userId, new Map(bad.map((name) => [name, null])))
  return kept
}

function readAll(stored: readonly [name: string, stored: unknown][]): CacheEntry[] {
  return stored.flatMap(([name, value]) => readCacheEntry(name, value) ?? [])
}
