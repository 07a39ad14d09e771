import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { pendingActions } from '#web/data/pending-actions.ts'
import { callableHours, type WorkingHours } from '#web/lib/local-time.ts'

const hour = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))
const hoursSchema = z.object({ from: hour(0, 23), until: hour(1, 24) }).check(z.refine(({ from, until }) => from < until))

const listeners = new Set<() => void>()
/** What was read last, and of what, so that the same hours are the same object. */
let known: { stored: string | null; hours: WorkingHours } = { stored: null, hours: callableHours }

// The device may be shared: the setting is each person's.
const storageKey = () => `daysheet.workingHours.${pendingActions.userId() ?? 0}`

function read(): WorkingHours {
  try {
    const stored = localStorage.getItem(storageKey())
    if (stored !== known.stored) {
      const hours = stored === null ? null : z.safeParse(hoursSchema, JSON.parse(stored))
      known = { stored, hours: hours?.success ? hours.data : callableHours }
    }
  } catch {
    known = { stored: null, hours: callableHours }
  }
  return known.hours
}

/** When the person finds that prospects may be called, by the prospects' own clocks. */
export function useWorkingHours(): WorkingHours {
  return useSyncExternalStore(subscribe, read)
}

/** Chooses others, for this person on this device; hours that are none are not taken. */
export function chooseWorkingHours(hours: WorkingHours): void {
  if (!z.safeParse(hoursSchema, hours).success) return
  try {
    localStorage.setItem(storageKey(), JSON.stringify(hours))
  } catch {
    // Storage is closed to us: the usual hours stay.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
