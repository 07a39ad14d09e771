import { useSyncExternalStore } from 'react'

const minute = 60_000
const listeners = new Set<() => void>()
let now = roundDown(Date.now())
let timer: ReturnType<typeof setTimeout> | undefined

/** The present time to the minute, ticking: one clock for everything on the page that tells it. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

/** The viewer's IANA time zone. */
export const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    tick()
    document.addEventListener('visibilitychange', tick)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', tick)
  }
}

/** Also run when the page is shown again: a laptop that slept past midnight must not show yesterday's words. */
function tick(): void {
  clearTimeout(timer)
  timer = setTimeout(tick, minute - (Date.now() % minute) + 5)
  const next = roundDown(Date.now())
  if (next === now) return
  now = next
  for (const listener of listeners) listener()
}

function roundDown(time: number): number {
  return time - (time % minute)
}
