/** The one source of time in the service; jobs and rules ask it, tests turn it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
