import { useSyncExternalStore } from 'react'

let shown: number | null = null
const listeners = new Set<() => void>()

/** Shows the figures typed before a command; null once they are used or forgotten. */
export function showCount(count: number | null): void {
  shown = count
  for (const listener of listeners) listener()
}

/** What was typed of a count that no command followed yet, or null. */
export function useShownCount(): number | null {
  return useSyncExternalStore(subscribe, () => shown)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
