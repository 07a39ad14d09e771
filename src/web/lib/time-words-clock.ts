import { countOf, dayParts, tonight, unitOf } from './time-vocabulary.ts'
import { Misread, type ClockWords, type Draft, type Matcher } from './time-words.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

function setClock(draft: Draft, clock: ClockWords): void {
  if (draft.clock !== null) throw new Misread('That says two times.')
  draft.clock = clock
}

/** "in 2h", "2 hours", "in 1h30", "90m", "half an hour", "2h ago". */
const elapsed: Matcher = (words, at, draft) => {
  let next = at
  const isIn = words[next] === 'in' || (words[next] ?? '').startsWith('+')
  if (words[next] === 'in' || words[next] === '+') next += 1
  const length = lengthAt(words, next, isIn)
  if (length === null) return 0
  next += length.taken
  const isAgo = words[next] === 'ago'
  draft.elapsedMs = (draft.elapsedMs ?? 0) + (isAgo ? -length.ms : length.ms)
  if (words[next] === 'later' || isAgo) next += 1
  return next - at
}

function lengthAt(words: readonly string[], at: number, isIn: boolean): { ms: number; taken: number } | null {
  const word = words[at] ?? ''
  if (word === 'half' && words[at + 1] === 'an' && words[at + 2] === 'hour') return { ms: hourMs / 2, taken: 3 }
  const [, hours, minutes] = /^\+?(\d{1,3})h(\d\d)m?$/u.exec(word) ?? []
  // "9h30" by itself is a time of day to many.
  if (isIn && hours !== undefined && minutes !== undefined) return { ms: Number(hours) * hourMs + Number(minutes) * minuteMs, taken: 1 }
  const [, glued, gluedUnit = ''] = /^\+?(\d{1,4}(?:\.5)?)([a-z]+)$/u.exec(word) ?? []
  const count = glued === undefined ? countOf(word.replace(/^\+/u, '')) : Number(glued)
  const unit = unitOf(glued === undefined ? (words[at + 1] ?? '') : gluedUnit)
  if (count === null || (unit !== 'hour' && unit !== 'minute')) return null
  return { ms: count * (unit === 'hour' ? hourMs : minuteMs), taken: glued === undefined ? 2 : 1 }
}

/** "eod", "end of the day", "morning", "noon", "tonight", "later". */
const dayPart: Matcher = (words, at, draft) => {
  const word = words[at] ?? ''
  let taken = 1
  if (word === 'this' && (words[at + 1] === 'morning' || words[at + 1] === 'afternoon' || words[at + 1] === 'evening')) {
    draft.day ??= { kind: 'fromToday', days: 0 }
    return 1
  }
  if (word === 'tonight') {
    if (draft.day !== null) throw new Misread('That says two days.')
    draft.day = { kind: 'fromToday', days: 0 }
    setClock(draft, { kind: 'clock', ...tonight })
    return 1
  }
  if (word === 'eod' || word === 'cob') setClock(draft, { kind: 'end' })
  else if (word === 'end') {
    while (['of', 'the', 'working'].includes(words[at + taken] ?? '')) taken += 1
    if (words[at + taken] !== 'day') return 0
    taken += 1
    setClock(draft, { kind: 'end' })
  } else if (word === 'morning') setClock(draft, { kind: 'start' })
  else if (word === 'later') setClock(draft, { kind: 'later' })
  else {
    const part = dayParts.get(word)
    if (part === undefined) return 0
    setClock(draft, { kind: 'clock', ...part })
  }
  return taken
}

/** "9", "9am", "9:30", "9.30", "9h30", "0930", "3 pm". */
const clock: Matcher = (words, at, draft) => {
  const [, hourText, colon, minuteText, glued] = /^(\d{1,2})(?:([:.h])(\d\d)?)?([ap]m?)?$/u.exec(words[at] ?? '') ?? /^(\d{1,2})()(\d\d)([ap]m?)?$/u.exec(words[at] ?? '') ?? []
  if (hourText === undefined || (colon === ':' && minuteText === undefined)) return 0
  const apart = /^[ap]\.?m\.?$/u.test(words[at + 1] ?? '') ? words[at + 1] : undefined
  const half = glued ?? apart
  const [hour, minute] = [Number(hourText), Number(minuteText ?? 0)]
  if (minute > 59) throw new Misread(`${words[at]} is no time of day.`)
  if (half !== undefined && (hour < 1 || hour > 12)) throw new Misread(`${words[at]} is no time of day.`)
  if (hour > 23) throw new Misread(`${words[at]} is no time of day.`)
  setClock(draft, { kind: 'clock', hour: half === undefined ? likelyHour(hourText, hour) : (hour % 12) + (half.startsWith('p') ? 12 : 0), minute })
  return apart !== undefined && glued === undefined ? 2 : 1
}

/** "3" means the afternoon to whoever works by day; who means the night writes 03:00 or 3am. */
function likelyHour(text: string, hour: number): number {
  return text.length === 1 && hour >= 1 && hour <= 6 ? hour + 12 : hour
}

/** What says a time of day or a length of time. */
export const clockMatchers: readonly Matcher[] = [elapsed, dayPart, clock]
