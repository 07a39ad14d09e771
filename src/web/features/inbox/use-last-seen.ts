import { useState } from 'react'

/** The task that was last seen where the person comes from, so that the list begins there; null where they come from nowhere. */
export function useLastSeen(): number | null {
  const [lastSeen] = useState(() => {
    const state: unknown = history.state
    const id: unknown = typeof state === 'object' && state !== null && 'lastSeen' in state ? state.lastSeen : null
    return typeof id === 'number' && Number.isSafeInteger(id) ? id : null
  })
  return lastSeen
}
