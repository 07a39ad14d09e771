/** Changes come in crowds: so long a reading waits after the one before it, and at most, while they keep coming. */
const leastMs = 800
const mostMs = 5_000

interface PacedRead {
  /** Something changed: read soon. */
  wake: () => void
  stop: () => void
}

/**
 * Calls `read` after changes: soon after the first, ever more seldom while they keep coming, and not while the page is hidden
 * but when it is shown again, so that a busy team doesn't eat the person's hourly budget of requests.
 */
export function pacedRead(read: () => void, page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'> = document): PacedRead {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isMissed = false
  let readAt = Number.NEGATIVE_INFINITY
  let spacing = leastMs
  const run = () => {
    timer = undefined
    if (page.visibilityState !== 'visible') {
      isMissed = true
      return
    }
    readAt = Date.now()
    read()
  }
  const wake = () => {
    if (timer !== undefined) return
    const since = Date.now() - readAt
    // Quiet for longer than the longest pause: it is a new crowd.
    spacing = since > mostMs + leastMs ? leastMs : Math.min(mostMs, spacing * 1.5)
    timer = setTimeout(run, Math.max(50, spacing - since))
  }
  const onShown = () => {
    if (page.visibilityState !== 'visible' || !isMissed) return
    isMissed = false
    wake()
  }
  page.addEventListener('visibilitychange', onShown)
  return {
    wake,
    stop() {
      clearTimeout(timer)
      page.removeEventListener('visibilitychange', onShown)
    },
  }
}
