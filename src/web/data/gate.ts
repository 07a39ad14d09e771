/** Lets a few through at a time, in order of arrival. */
export interface Gate {
  /** Runs `work` when there is room; the room is free again when it settled. */
  run<Result>(work: () => Promise<Result>): Promise<Result>
}

/**
 * A gate for `room` at a time. A browser holds six connections to a host: a bulk action must leave some for reading, and
 * a request that waits for a connection would spend its time limit in the queue.
 */
export function createGate(room: number): Gate {
  const waiting: (() => void)[] = []
  let free = room
  return {
    async run(work) {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        // Handed on directly, so that nobody who comes later slips in between.
        const next = waiting.shift()
        if (next) next()
        else free += 1
      }
    },
  }
}
