import type { ChangeFeed } from './change-feed.ts'
import { heartbeatText, toEventText, toRetryText } from './event-text.ts'
import { presentChange } from './present-change.ts'
import type { ResumePoint } from './resume-point.ts'
import type { StreamSettings } from './stream-settings.ts'
import { sameScope, type Viewer } from './viewer.ts'
import type { Principal } from '#service/users/principal.ts'

/** Numbers that a stream may pass over in silence before it says so, to keep a resume short. */
const longestSilentRun = 1_000

/** Characters sent at once: what waits for a slow client in memory is little more than this. */
const longestText = 16 * 1024

/** Why a stream is made to end. */
export type StreamEnd = 'shutdown' | 'gone'

/**
 * The text of one person's stream. It reads on only when what it yielded was taken, so a slow client costs no memory here.
 * Ends when the viewer is signed out, or on abort, whose reason is a `StreamEnd`.
 */
export async function* streamChanges(
  feed: ChangeFeed,
  viewer: Viewer,
  { seq, reset }: ResumePoint,
  settings: StreamSettings,
  abort: AbortSignal,
): AsyncGenerator<string, void, void> {
  /** How far this stream has looked, and the last number it told. */
  let place = seq
  let told = seq
  let lastSentAt = performance.now()
  let scope: Principal | null = null
  yield toRetryText(settings.retryMs) + (reset === null ? '' : toEventText({ event: 'reset', data: { seq, reason: reset } }))

  while (!abort.aborted) {
    const principal = await viewer.look()
    if (principal === null) return yield toEventText({ event: 'end', data: { reason: 'signedOut' } })
    const scopeChanged = scope !== null && !sameScope(scope, principal)
    scope = principal
    const tooFar = feed.head - place > settings.maxGap
    const page = scopeChanged || tooFar ? [] : await feed.read(place)
    // A change that doesn't follow the one before means that those between are no longer kept.
    const hole = page.some((change, index) => change.seq !== place + 1 + index)

    let text = ''
    if (scopeChanged || tooFar || hole) {
      place = told = feed.head
      text = toEventText({ event: 'reset', data: { seq: place, reason: scopeChanged ? 'scopeChanged' : tooFar ? 'tooFar' : 'tooOld' } })
    } else {
      for (const change of page) {
        const data = presentChange(change, told, principal)
        place = change.seq
        if (data === null) continue
        told = change.seq
        text += toEventText({ event: 'change', data })
        if (text.length < longestText) continue
        lastSentAt = performance.now()
        yield text
        text = ''
      }
    }
    const silence = settings.heartbeatMs - (performance.now() - lastSentAt)
    if (text === '' && (silence <= 0 || place - told >= longestSilentRun)) {
      text = place > told ? toEventText({ event: 'skip', data: { seq: place, previous: told } }) : heartbeatText
      told = place
    }
    if (text !== '') {
      lastSentAt = performance.now()
      yield text
    } else if (page.length === 0) {
      await feed.waitBeyond(place, Math.min(silence, settings.recheckMs), abort)
    }
  }
  if (abort.reason === ('shutdown' satisfies StreamEnd)) yield toEventText({ event: 'end', data: { reason: 'shutdown' } })
}
