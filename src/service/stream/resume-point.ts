import type { FastifyRequest } from 'fastify'
import type { ResetReason } from '#contract/change-stream.ts'
import { ApiError, invalid, type Problem } from '#contract/errors.ts'
import type { Clock } from '#service/clock.ts'
import type { Store } from '#service/db/store.ts'
import { timeOfChange } from './committed-change.ts'
import type { StreamSettings } from './stream-settings.ts'

/** Where a stream begins, and why the client must refetch first, if it must. */
export interface ResumePoint {
  seq: number
  reset: ResetReason | null
}

/** What the client says it has: a number, null where it says nothing, or NaN where it can't have that from us. */
export function readLastSeen(request: FastifyRequest): number | null {
  const url = request.raw.url ?? ''
  const query = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '')
  const problems = [...new Set(query.keys())].flatMap((name): Problem[] =>
    name === 'after' ? [] : [{ code: 'badRequest', detail: `'${name.slice(0, 100)}' is not a parameter of the change stream.`, parameter: name }],
  )
  if (problems.length > 0) throw new ApiError(problems)
  const header = request.headers['last-event-id']
  const after = query.get('after')
  if (after !== null && Number.isNaN(toSequence(after))) throw invalid('must be the number of an event', { parameter: 'after' })
  // A browser repeats the address when it reconnects, with the header as the newer news. A header it can't choose is never refused.
  if (header !== undefined && header !== '') return toSequence(String(header))
  return after === null ? null : toSequence(after)
}

/** Decides whether a client that has `lastSeen` can go on from there, now that the last number given is `head`. */
export async function findResumePoint(
  { store, clock }: { store: Store; clock: Clock },
  { maxGap, maxAgeMs }: StreamSettings,
  lastSeen: number | null,
  head: number,
): Promise<ResumePoint> {
  if (lastSeen === null) return { seq: head, reset: 'start' }
  if (Number.isNaN(lastSeen) || lastSeen > head) return { seq: head, reset: 'unknownPosition' }
  if (head - lastSeen > maxGap) return { seq: head, reset: 'tooFar' }
  if (lastSeen === head) return { seq: lastSeen, reset: null }
  const firstMissed = await timeOfChange(store, lastSeen + 1)
  const tooOld = firstMissed === null || clock.now().getTime() - firstMissed.getTime() > maxAgeMs
  return tooOld ? { seq: head, reset: 'tooOld' } : { seq: lastSeen, reset: null }
}

function toSequence(text: string): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN
  return Number.isSafeInteger(value) ? value : NaN
}
