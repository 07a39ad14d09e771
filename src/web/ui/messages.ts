import { useSyncExternalStore } from 'react'

/** A sentence for everyone: heard by a screen reader, and seen as a toast if `isShown`. */
export interface Message {
  id: number
  text: string
  isShown: boolean
  /** What takes it back, where something does. */
  undo?: Undoing
}

/** By what a message's action is taken back. */
export interface Undoing {
  id: string
  /** For how long it waits before it is sent; 0 where it doesn't. */
  holdMs: number
}

let messages: readonly Message[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Says what just happened. Silent ones (`isShown: false`) are for what the eye already saw. */
export function say(text: string, options: Pick<Message, 'isShown' | 'undo'>): void {
  // The newest takes the place of the one before: what happened an action ago is not news, and nothing piles up.
  set([{ id: ++lastId, text, ...options }])
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
