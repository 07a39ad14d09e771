import { relatedNames, type CacheEntry } from './cache-entries.ts'

/** How much is kept: far more than a day's work, far less than a browser grants. */
export interface CacheBounds {
  entries: number
  characters: number
  ageMs: number
}

export const cacheBounds: CacheBounds = { entries: 12_000, characters: 12_000_000, ageMs: 14 * 24 * 3_600_000 }

/** Lists that are shown again; each search that was typed is one. */
const mostLists = 40

/**
 * Which entries have room, the latest first, each with its true age: an answer that says the same again isn't written again,
 * so a task is as young as the youngest list that holds it, and what hangs on a task as young as the task. Pure.
 */
export function entriesInBounds(entries: readonly CacheEntry[], bounds: CacheBounds, now: number): CacheEntry[] {
  const sorted = withTrueAge(entries).sort((a, b) => b.readAt - a.readAt)
  let room = bounds.characters
  let lists = 0
  return sorted.filter((entry, index) => {
    room -= entry.size
    const fits = room >= 0 && index < bounds.entries && now - entry.readAt < bounds.ageMs
    return fits && (entry.kind !== 'list' || ++lists <= mostLists)
  })
}

function withTrueAge(entries: readonly CacheEntry[]): CacheEntry[] {
  const ages = new Map<string, number>()
  const raise = (name: string, readAt: number) => {
    if (readAt > (ages.get(name) ?? 0)) ages.set(name, readAt)
  }
  const ageOf = ({ name, readAt }: CacheEntry) => Math.max(readAt, ages.get(name) ?? 0)
  for (const entry of entries) if (entry.kind === 'list') for (const page of entry.value.pages) for (const id of page.ids) raise(`task:${id}`, page.readAt)
  // A step of a sequence hangs on the sequence that hangs on the task: related ones are gone through after the tasks.
  for (const kind of ['task', 'related'] as const) {
    for (const entry of entries) if (entry.kind === kind) for (const name of relatedNames(entry)) raise(name, ageOf(entry))
  }
  return entries.map((entry) => ({ ...entry, readAt: ageOf(entry) }))
}
