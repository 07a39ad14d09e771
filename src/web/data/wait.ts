/** The longest that one timer holds before it is asked again; beyond 24.8 days a timer fires at once. */
const longestMs = 60 * 60_000

/** Resolves after `ms` (an hour at most), rejects when `signal` aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, Math.min(ms, longestMs))
    signal.addEventListener('abort', abort, { once: true })
    function done(): void {
      signal.removeEventListener('abort', abort)
      resolve()
    }
    function abort(): void {
      clearTimeout(timer)
      reject(signal.reason)
    }
    if (signal.aborted) abort()
  })
}
