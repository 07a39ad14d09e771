import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import type { Command } from './command.ts'
import { isSingleKey } from './key-name.ts'

const storageKey = 'daysheet.keys'

const keyMapSchema = z.object({
  /** Keys that the person chose, by command; null takes a command's key away. */
  keys: z._default(z.record(z.string(), z.nullable(z.string())), {}),
  /** Whether single characters are commands at all (WCAG 2.1.4). */
  singleKeys: z._default(z.boolean(), true),
})
export type KeyMap = z.infer<typeof keyMapSchema>

/** Nothing remapped, nothing off. */
export const plainKeyMap: KeyMap = { keys: {}, singleKeys: true }

const listeners = new Set<() => void>()
let present = read(() => localStorage.getItem(storageKey))

/** The person's keys as they are now. */
export function keyMap(): KeyMap {
  return present
}

/** The same, kept up to date. */
export function useKeyMap(): KeyMap {
  return useSyncExternalStore(subscribeToKeyMap, keyMap)
}

/** Takes other keys, here and in the browser's other tabs, and remembers them. */
export function setKeyMap(next: KeyMap): void {
  present = next
  try {
    localStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Storage is closed to us: the choice holds until the page is left.
  }
  tell()
}

/** The key of `command`, by the person's choice or by default; null where it has none. */
export function keyOf({ id, key }: Pick<Command, 'id' | 'key'>, { keys, singleKeys }: KeyMap = present): string | null {
  const chosen = keys[id] === undefined ? (key ?? null) : keys[id]
  return chosen !== null && !singleKeys && isSingleKey(chosen) ? null : chosen
}

/**
 * Whether `key` may be that of a command that isn't here yet: one that the person chose, or any single one. Commands that come
 * later have no other keys by default.
 */
export function mayBeKey(key: string, { keys, singleKeys }: KeyMap = present): boolean {
  return isSingleKey(key) ? singleKeys : Object.values(keys).includes(key)
}

/** Calls `listener` when a key changes. */
export function subscribeToKeyMap(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(stored: () => string | null): KeyMap {
  try {
    return z.parse(keyMapSchema, JSON.parse(stored() ?? '{}'))
  } catch {
    // Unreadable, or storage is closed to us.
    return plainKeyMap
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}

globalThis.addEventListener?.('storage', ({ key, newValue }) => {
  if (key !== storageKey && key !== null) return
  present = read(() => newValue)
  tell()
})
