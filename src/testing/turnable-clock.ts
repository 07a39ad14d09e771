import type { Clock } from '#service/clock.ts'

/** A clock that stands still until a test turns it. */
export interface TurnableClock extends Clock {
  set(instant: string): void
  turn(ms: number): void
}

/** Starts on the morning of Monday, 4 May 2026, UTC. */
export function turnableClock(start = '2026-05-04T08:00:00.000Z'): TurnableClock {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    set: (instant) => (time = Date.parse(instant)),
    turn: (ms) => (time += ms),
  }
}
