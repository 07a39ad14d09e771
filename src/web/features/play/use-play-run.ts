import { useCallback, useEffect, useRef, useState } from 'react'
import { keepRun, keptRun } from './play-storage.ts'
import { startRun, withMore, withOnly, type PlayRun } from './play-run.ts'
import { usePlayClock } from './use-play-clock.ts'

interface PlayRunOptions {
  userId: number
  /** Names what is played: the address's search. */
  view: string
  ids: readonly number[]
  /** Whether `ids` are all that there are. */
  isWhole: boolean
  first: number | null
}

/** The run over a view, taken up where this tab left it. It begins with the first tasks that are known. */
export function usePlayRun({ userId, view, ids, isWhole, first }: PlayRunOptions) {
  const [kept] = useState(() => keptRun(userId, view))
  const [run, setRun] = useState<PlayRun>(() => kept?.run ?? startRun(ids, first))
  // Keys come faster than frames: each step goes on from the one before.
  const latest = useRef(run)
  const change = useCallback((step: (run: PlayRun) => PlayRun) => setRun((latest.current = step(latest.current))), [])

  // What the list holds is a run's only once: what leaves it later was played, or is passed over and told.
  const isCompared = useRef(kept === null)
  useEffect(() => {
    if (!isCompared.current && isWhole) {
      isCompared.current = true
      change((before) => withOnly(before, ids))
    } else change((before) => (before.order.length === 0 ? startRun(ids, first) : withMore(before, ids)))
  }, [ids, isWhole, first, change])

  const { elapsedMs, now } = usePlayClock(kept?.elapsedMs ?? 0, run.current !== null, (spentMs) => keepRun(userId, view, { run: latest.current, elapsedMs: spentMs }))
  useEffect(() => keepRun(userId, view, { run, elapsedMs: now() }), [userId, view, run, now])
  return { run, change, latest, elapsedMs }
}
