/** How far the service's clock is ahead of ours, in milliseconds. */
let offsetMs = 0

/** HTTP's `Date` has whole seconds and an answer takes its time: smaller differences mean nothing. */
const resolutionMs = 5_000

/** Learns the service's clock from an answer's `Date` header, read at our `now`. */
export function noteServerTime(dateHeader: string | null, now: number): void {
  const serverTime = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  if (Number.isNaN(serverTime)) return
  const difference = serverTime - now
  offsetMs = Math.abs(difference) > resolutionMs ? difference : 0
}

/** The service's time as far as we can tell: what `stateChangedAt` will roughly say for an action started now. */
export function estimatedServerNow(now: number): number {
  return now + offsetMs
}
