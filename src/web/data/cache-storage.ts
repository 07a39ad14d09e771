import type { StoredEntry } from './cache-entries.ts'

/** Where what was read is kept, shared by the tabs of a browser. Everything may reject: a full disk, a private window. */
export interface CacheStorage {
  /** Whose session the browser has, and what is stored of it; null where there is nobody. */
  session(): Promise<{ userId: number; stored: unknown } | null>
  /** All of a person's entries, by name. Other people's are deleted. */
  load(userId: number): Promise<Map<string, unknown>>
  /** Writes entries, null deletes. Does nothing where the browser's session isn't this person's, nor where a newer one is stored. */
  save(userId: number, changes: ReadonlyMap<string, StoredEntry | null>): Promise<void>
  /** Leaves nothing, of anybody. */
  clear(): Promise<void>
}
