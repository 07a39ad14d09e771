import type { StoredEntry } from './cache-entries.ts'

/** Where what was read is kept, shared by the tabs of a browser. Everything may reject: a full disk, a private window. */
export interface CacheStorage {
  /** Whose session the browser has, and what is stored of it; null where there is nobody. */
  session(): Promise<{ userId: number; stored: unknown } | null>
  /** A person's entries of these names, of those that exist. */
  get(userId: number, names: readonly string[]): Promise<[name: string, stored: unknown][]>
  /** At most `count` of a person's entries, in the order of their names, those after `after`. */
  page(userId: number, after: string, count: number): Promise<[name: string, stored: unknown][]>
  /** Writes entries, null deletes. Does nothing where the browser's session isn't this person's, nor where a newer one is stored. */
  save(userId: number, changes: ReadonlyMap<string, StoredEntry | null>): Promise<void>
  /** Deletes all entries that aren't this person's; nobody's is null. */
  clear(butOf: number | null): Promise<void>
}
