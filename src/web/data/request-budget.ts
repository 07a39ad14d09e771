import { createSignals } from './signals.ts'

/** How many requests the service still takes from this person, as the last answer said it. */
export interface RequestBudget {
  limit: number
  remaining: number
  /** When it is full again: milliseconds, by this device's clock. */
  resetAt: number
}

/** Below this share of the limit a bulk spreads what is left over the time that is left. */
const slowShare = 0.1
/** This share, and never fewer than so many, stays for reading and for what a person does one by one. */
const keptShare = 0.02
const keptAtLeast = 20
/** One wait at most: the answer after it may tell something better. */
const longestStepMs = 5_000

const signals = createSignals<never>()
let budget: RequestBudget | null = null

/** Learns from an answer's headers, read at `now`. The reset is told in the service's seconds, of which only the distance counts. */
export function noteBudget(headers: Headers, now: number): void {
  const [limit, remaining, reset] = ['Limit', 'Remaining', 'Reset'].map((name) => Number(headers.get(`X-RateLimit-${name}`) ?? Number.NaN))
  if (limit === undefined || remaining === undefined || reset === undefined || ![limit, remaining, reset].every(Number.isFinite)) return
  const serviceNow = Date.parse(headers.get('Date') ?? '') || now
  budget = { limit, remaining, resetAt: now + Math.max(0, reset * 1000 - serviceNow) }
  signals.emit([])
}

/** The balance; null where no answer told one. */
export function requestBudget(): RequestBudget | null {
  return budget
}

/** Calls `listener` after each answer that told the balance. */
export const subscribeToBudget = signals.subscribe

/** How many requests a bulk may still send at once before it is slowed down. */
export function spareRequests({ limit, remaining }: RequestBudget): number {
  return Math.max(0, remaining - Math.ceil(limit * slowShare))
}

/** What the next request of a bulk does: `go` now; `slow` after `ms`; `dry` none before `ms`, and then look again. */
export type Pace = { kind: 'go' } | { kind: 'slow' | 'dry'; ms: number }

/**
 * At full speed while there is plenty; then so that what is left lasts until there is more; and what a person needs for
 * reading is never touched. Pure.
 */
export function bulkPace(balance: RequestBudget | null, now: number): Pace {
  if (balance === null || now >= balance.resetAt || spareRequests(balance) > 0) return { kind: 'go' }
  const spendable = balance.remaining - Math.max(keptAtLeast, Math.ceil(balance.limit * keptShare))
  const left = balance.resetAt - now
  return spendable <= 0 ? { kind: 'dry', ms: Math.min(longestStepMs, left) } : { kind: 'slow', ms: Math.min(longestStepMs, left / spendable) }
}
