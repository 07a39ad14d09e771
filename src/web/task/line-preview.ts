import { localTime } from '#web/lib/local-time.ts'
import { clockText, dayWords, whenText, zoneTown } from '#web/lib/when-text.ts'
import { isTimeZone } from '#web/lib/zoned-time.ts'
import type { Argument } from './line-steps.ts'
import { timesOf, type LineTarget, type TimesOf, type ViewerSetting } from './line-targets.ts'

/** What a line is about to do, in words. */
export interface LinePreview {
  /** "Snooze to Tuesday 1 Dec 9:00". */
  text: string
  /** "15:00 for Dana (Berlin)"; null where it is nobody's time, or several people's. */
  theirs: string | null
  /** What a person should know before they go on, each a sentence. */
  warnings: readonly string[]
  /** Whether it sets a time that has passed: only on a second Enter. */
  isPast: boolean
  /** Whether it does nothing at all; `warnings` say why. */
  isNothing: boolean
}

/** The preview of `argument` on `targets`, in the words of `locale`. Pure. */
export function previewOf(argument: Argument, targets: readonly LineTarget[], setting: ViewerSetting & { locale?: string | undefined }): LinePreview {
  const plain = { theirs: null, warnings: [], isPast: false, isNothing: targets.length === 0 }
  const these = targets.length === 1 ? '' : ` ${targets.length} tasks`
  switch (argument.verb) {
    case 'snooze':
    case 'due':
      return timePreview(argument.verb, timesOf(argument.words, targets, setting), setting)
    case 'assign':
      return { ...plain, text: `Hand${these} to ${argument.person.name}` }
    case 'priority':
      return { ...plain, text: argument.priority === null ? `Take the priority off${these}` : `Set the priority${these && ` of${these}`} to ${argument.priority.name}` }
    case 'note':
      return { ...plain, text: `${targets.some(({ note }) => (note ?? '') !== '') ? 'Add to the note' : 'Note'}${these && ` of${these}`}: ${argument.note}` }
  }
}

function timePreview(verb: 'snooze' | 'due', { times, leftOut }: TimesOf, setting: ViewerSetting & { locale?: string | undefined }): LinePreview {
  const [first] = times
  const past = times.filter(({ time }) => time.isPast).length
  const off = times.filter(({ time }) => time.isDayOff).length
  const count = times.length
  const ofThem = (some: number) => (some === count ? '' : ` for ${some} of ${count}`)
  const warnings = [
    past > 0 && `That time has passed${ofThem(past)}. Enter again sets it all the same.`,
    times.some(({ time }) => time.isShifted) && 'No clock there shows that time, as it is put forward over it: this is the one it shows then.',
    off > 0 && past === 0 && `You don’t work that day${ofThem(off)}.`,
    leftOut.length > 0 && (count === 0 ? leftOut[0]?.reason : `${leftOut.length} left out: ${leftOut[0]?.reason}`),
  ].filter((warning) => typeof warning === 'string')
  if (first === undefined) return { text: 'Nothing changes', theirs: null, warnings, isPast: false, isNothing: true }
  const what = count === 1 ? '' : ` ${count} tasks`
  const words = `${verb === 'snooze' ? 'Snooze' : count === 1 ? 'Due' : 'Set'}${what}${verb === 'snooze' || count > 1 ? ' to' : ''}`
  return { text: `${words} ${spread(times.map(({ time }) => time.instant), setting)}`, theirs: count === 1 ? theirClock(first.target, first.time.instant, setting) : null, warnings, isPast: past > 0, isNothing: false }
}

/** One instant, or from which to which: "Friday 27 Nov, 9:00 to 15:00". */
function spread(instants: readonly number[], setting: ViewerSetting & { locale?: string | undefined }): string {
  const [first, last] = [Math.min(...instants), Math.max(...instants)]
  if (first === last) return whenText(first, setting)
  return dayWords(first, setting) === dayWords(last, setting) ? `${dayWords(first, setting)}, ${clockText(first, setting)} to ${clockText(last, setting)}` : `${whenText(first, setting)} until ${whenText(last, setting)}`
}

/** What the clock of the one whom it is about shows then, and whether a call is welcome. */
function theirClock({ who, zone: theirZone }: LineTarget, instant: number, { zone, locale }: ViewerSetting & { locale?: string | undefined }): string | null {
  if (who === null || theirZone === null || !isTimeZone(theirZone)) return null
  const theirs = localTime(theirZone, { now: instant, zone, ...(locale !== undefined && { locale }) })
  return theirs && `${theirs.text} for ${who} (${zoneTown(theirZone)})${theirs.callable ? '' : ', outside their working hours'}`
}
