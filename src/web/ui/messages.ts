import { useSyncExternalStore } from 'react'

/** A sentence for everyone: heard by a screen reader, and seen as a toast if `isShown`. */
export interface Message {
  id: number
  text: string
  isShown: boolean
}

let messages: readonly Message[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Says what just happened. Silent ones (`isShown: false`) are for what the eye already saw. */
export function say(text: string, { isShown }: { isShown: boolean }): void {
  // The newest takes the place of the one before: what happened an action ago is not news, and nothing piles up.
  set([{ id: ++lastId, text, isShown }])
}

/** Takes a message away. */
export function unsay(id: number): void {
  set(messages.filter((message) => message.id !== id))
}

/** Takes everything back. */
export function unsayAll(): void {
  set([])
}

/** What was said last, unless it is gone. */
export function useMessages(): readonly Message[] {
  return useSyncExternalStore(subscribe, () => messages)
}

function set(next: readonly Message[]): void {
  messages = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
