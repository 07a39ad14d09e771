import { useSyncExternalStore } from 'react'

/** Which form is asked for: of a new task, perhaps about what is already at hand, or of one that is there. */
export type TaskFormRequest = { kind: 'new'; about?: { type: 'prospect' | 'account' | 'opportunity'; id: number } } | { kind: 'edit'; taskId: number }

let present: TaskFormRequest | null = null
const listeners = new Set<() => void>()

/** Opens the form of a task from anywhere; null closes it. What was typed and not sent stays. */
export function askForTaskForm(request: TaskFormRequest | null): void {
  present = request
  for (const listener of listeners) listener()
}

/** The form that is asked for, null for none. */
export function useTaskFormRequest(): TaskFormRequest | null {
  return useSyncExternalStore(subscribe, () => present)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
