import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { focusBeneath } from '#web/commands/layers.tsx'

const storageKey = 'daysheet.tour'
/** Ids of the people who took the tour or declined it on this device. */
const answeredSchema = z.array(z.int())

let answered: readonly number[] = read()
let step: number | null = null
let origin: Element | null = null
const listeners = new Set<() => void>()

/** The step that shows, from 0; null while there is no tour. */
export function useTourStep(): number | null {
  return useSyncExternalStore(subscribe, () => step)
}

/** Whether this person has taken the tour or declined it here. */
export function useIsAnswered(userId: number): boolean {
  return useSyncExternalStore(subscribe, () => answered.includes(userId))
}

/** Shows a step; the first one notes where the focus has to go back to. */
export function showStep(next: number): void {
  if (step === null) origin = focusBeneath()
  step = next
  changed()
}

/** Ends the tour or declines it: it isn't offered to this person again. */
export function answerTour(userId: number): void {
  const wasOn = step !== null
  step = null
  if (!answered.includes(userId)) answered = [...answered, userId]
  try {
    localStorage.setItem(storageKey, JSON.stringify(answered))
  } catch {
    // Storage is closed to us: it holds until the page is left.
  }
  // A row isn't gone back to: the cursor, which keys act on, may be on another by now.
  const isThere = wasOn && origin !== document.body && origin?.isConnected === true && origin.closest('[data-row]') === null
  changed()
  // What began it may have gone with it; then the list is the place to go on.
  const target = isThere ? origin : (document.querySelector('#main [role="row"][tabindex="0"]') ?? document.querySelector('#main'))
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  origin = null
}

function read(): number[] {
  try {
    return z.parse(answeredSchema, JSON.parse(localStorage.getItem(storageKey) ?? '[]'))
  } catch {
    return []
  }
}

function changed(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
