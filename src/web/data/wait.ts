/** The longest that one timer holds before it is asked again; beyond 24.8 days a timer fires at once. */
const longestMs = 60 * 60_000

/** Resolves after `ms` (an hour at most), or sooner when the browser says that it is online again; rejects when `signal` aborts. */
export function wait(ms: number, signal: AbortSignal, wakeOnline = false): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, Math.min(ms, longestMs))
    signal.addEventListener('abort', abort, { once: true })
    if (wakeOnline) globalThis.addEventListener?.('online', done, { once: true })
    function done(): void {
      release()
      resolve()
    }
    function release(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      globalThis.removeEventListener?.('online', done)
    }
    function abort(): void {
      release()
      reject(signal.reason)
    }
    if (signal.aborted) abort()
  })
}
