import type { PersonAction } from './log-entry.ts'
import { createSignals } from './signals.ts'

/** How many seconds an action that can't be taken back may be held: what a person can choose from. */
export const holdSeconds = [5, 8, 10, 20, 30] as const
export type HoldSeconds = (typeof holdSeconds)[number]

const storageKey = 'daysheet.holdSeconds'
const usual: HoldSeconds = 8

/** Actions that the API can't take back: they wait a little, so that undoing them sends nothing. */
const irreversible: ReadonlySet<PersonAction['name']> = new Set(['advance', 'delete', 'deliver', 'logMeetInPerson', 'markComplete'])

const signals = createSignals<never>()

/** Calls `listener` when the person chose another length. */
export const subscribeToHold = signals.subscribe

/** The person's choice on this device. */
export function readHoldSeconds(): HoldSeconds {
  try {
    const chosen = Number(globalThis.localStorage?.getItem(storageKey))
    return holdSeconds.find((seconds) => seconds === chosen) ?? usual
  } catch {
    return usual
  }
}

/** Chooses for this device. Actions already held keep their time. */
export function chooseHoldSeconds(seconds: HoldSeconds): void {
  try {
    localStorage.setItem(storageKey, String(seconds))
  } catch {
    // Storage is closed to us: the usual time stays.
  }
  signals.emit([])
}

/**
 * For how long `action` is held back. A rep who gives a task away may no longer change it, so they couldn't take it back:
 * it waits too.
 */
export function holdMsOf(action: PersonAction, isRep: boolean): number {
  const givesAway = action.name === 'reassignOwner' || (action.name === 'update' && action.params.ownerId !== undefined)
  return irreversible.has(action.name) || (isRep && givesAway) ? readHoldSeconds() * 1000 : 0
}

/** What is left of a hold. The clock may have jumped since: never longer than it was meant to be. */
export function holdLeftMs({ madeAt, holdMs }: { madeAt: number; holdMs: number }, now: number): number {
  return Math.min(holdMs, Math.max(0, madeAt + holdMs - now))
}
