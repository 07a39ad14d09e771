/** Lets one tab of the browser at a time work for all. Calls `lead` when it is this one's turn; `signal` ends the turn or the wait. */
export type SeekLead = (signal: AbortSignal, lead: () => void) => void

/** By Web Locks: a tab that dies gives the lock back, and the next in line takes over. Without them each tab works for itself. */
export const seekLeadOf = (lockName: string): SeekLead => (signal, lead) => {
  if (typeof document === 'undefined' || !('locks' in navigator)) return lead()
  navigator.locks
    .request(lockName, { signal }, () => {
      // A signal that aborts from here on ends the turn, no longer the request.
      if (signal.aborted) return
      lead()
      return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    })
    // Aborted while waiting. Where locks are refused (an opaque origin) this tab works for itself.
    .catch((error: unknown) => {
      if (!signal.aborted && error instanceof DOMException && error.name === 'SecurityError') lead()
    })
}

/** The lead in sending what the person did. */
export const seekLead = seekLeadOf('daysheet.lead')
