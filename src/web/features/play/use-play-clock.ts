import { useEffect, useRef, useState } from 'react'

/** How often the time that is shown goes on. */
const tickMs = 5_000

/** The time spent on a run: while it is looked at and not over. `tick` is told now and then and when the page is left. */
export function usePlayClock(startMs: number, isRunning: boolean, onTick: (elapsedMs: number) => void): { elapsedMs: number; now: () => number } {
  const [elapsedMs, setElapsed] = useState(startMs)
  const spent = useRef(startMs)
  const since = useRef<number | null>(null)
  const latest = useRef(onTick)
  useEffect(() => {
    latest.current = onTick
  })
  const [now] = useState(() => () => spent.current + (since.current === null ? 0 : performance.now() - since.current))

  useEffect(() => {
    const settle = () => {
      spent.current = now()
      since.current = isRunning && document.visibilityState === 'visible' ? performance.now() : null
      setElapsed(spent.current)
      latest.current(spent.current)
    }
    settle()
    const timer = setInterval(settle, tickMs)
    document.addEventListener('visibilitychange', settle)
    addEventListener('pagehide', settle)
    return () => {
      settle()
      since.current = null
      clearInterval(timer)
      document.removeEventListener('visibilitychange', settle)
      removeEventListener('pagehide', settle)
    }
  }, [isRunning, now])
  return { elapsedMs, now }
}
