import { useEffect, useRef, useState } from 'react'
import { readMatching } from '#web/data/read-matching.ts'
import type { TaskListParams } from '#web/data/task-paths.ts'
import { say } from '#web/ui/messages.ts'
import type { Selection } from './use-cursor.ts'

/** No more than these are selected at once: half of what a person may ask the service in an hour. */
export const mostMatching = 5_000

/** Selects all that match, page by page; `reading`: how many are read so far, null while nothing is. */
export function useSelectMatching(params: TaskListParams, selection: Selection): { reading: number | null; start: () => void; cancel: () => void } {
  const [reading, setReading] = useState<number | null>(null)
  const life = useRef<AbortController | null>(null)
  const cancel = () => {
    life.current?.abort()
    setReading(null)
  }
  // Another list is another selection; what is gone needs no reading.
  useEffect(() => () => life.current?.abort(), [params])
  const start = () => {
    const controller = new AbortController()
    life.current = controller
    setReading(0)
    const ids: number[] = []
    void (async () => {
      try {
        for await (const page of readMatching(params, controller.signal)) {
          ids.push(...page.slice(0, mostMatching - ids.length))
          setReading(ids.length)
          if (ids.length >= mostMatching) break
        }
        selection.select(ids)
      } catch {
        // Nothing is selected that isn't said to be: after a failure neither what was read.
        if (!controller.signal.aborted) say('The list couldn’t be read to its end, so nothing more was selected.', { isShown: true })
      } finally {
        if (life.current === controller) setReading(null)
      }
    })()
  }
  return { reading, start, cancel }
}
