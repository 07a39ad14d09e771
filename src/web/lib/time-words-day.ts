import { countOf, monthOf, unitOf, weekdayOf } from './time-vocabulary.ts'
import { Misread, type DayWords, type Draft, type Matcher } from './time-words.ts'

const ordinalForm = /^(\d{1,2})(?:st|nd|rd|th|\.)$/u

function setDay(draft: Draft, day: DayWords): void {
  // "The 1st of next month" names the month after the day, "next month 1st" before it.
  const merged = merge(draft.day, day)
  if (merged === null) throw new Misread('That says two days.')
  draft.day = merged
}

function merge(known: DayWords | null, day: DayWords): DayWords | null {
  if (known === null) return day
  const [month, date] = known.kind === 'edge' ? [known, day] : [day, known]
  return month.kind === 'edge' && month.of === 'month' && month.edge === 'first' && date.kind === 'dayOfMonth' && date.months === null ? { ...date, months: month.next ? 1 : 0 } : null
}

const simple: Readonly<Record<string, DayWords>> = {
  today: { kind: 'fromToday', days: 0 }, tod: { kind: 'fromToday', days: 0 },
  tomorrow: { kind: 'fromToday', days: 1 }, tmr: { kind: 'fromToday', days: 1 }, tmrw: { kind: 'fromToday', days: 1 }, tom: { kind: 'fromToday', days: 1 },
  tomo: { kind: 'fromToday', days: 1 }, yesterday: { kind: 'fromToday', days: -1 },
  eow: { kind: 'edge', of: 'week', edge: 'last', next: false }, eom: { kind: 'edge', of: 'month', edge: 'last', next: false },
  weekend: { kind: 'weekday', weekday: 6, week: 'ahead' }, nwd: { kind: 'workdays', count: 1 },
}

const simpleDay: Matcher = (words, at, draft) => {
  const word = words[at] ?? ''
  const day = Object.hasOwn(simple, word) ? simple[word] : undefined
  if (day === undefined) return 0
  setDay(draft, day)
  if (word === 'eow' || word === 'eom') draft.clock ??= { kind: 'end' }
  return 1
}

/** "next week", "next month", "next working day", "next tue", "this fri", "end of next month". */
const namedDay: Matcher = (words, at, draft) => {
  let next = at
  const isEnd = words[next] === 'end'
  if (isEnd) {
    next += 1
    while (words[next] === 'of' || words[next] === 'the') next += 1
  }
  const which = words[next] === 'next' ? 'next' : words[next] === 'this' ? 'this' : null
  if (which !== null) next += 1
  if (which === null && !isEnd) return 0
  const word = words[next] ?? ''
  if (word === 'week' || word === 'month') {
    if (!isEnd && which === 'this') throw new Misread(`Which day of this ${word}?`)
    setDay(draft, { kind: 'edge', of: word, edge: isEnd ? 'last' : 'first', next: which === 'next' })
    if (isEnd) draft.clock ??= { kind: 'end' }
    return next + 1 - at
  }
  const isWorkday = unitOf(word) === 'workday'
  if (which === 'next' && (isWorkday || ((word === 'working' || word === 'business' || word === 'work') && words[next + 1] === 'day'))) {
    setDay(draft, { kind: 'workdays', count: 1 })
    return next + (isWorkday ? 1 : 2) - at
  }
  const weekday = word === 'weekend' ? 6 : weekdayOf(word)
  if (which === null || weekday === null) return 0
  setDay(draft, { kind: 'weekday', weekday, week: which })
  return next + 1 - at
}

const weekdayName: Matcher = (words, at, draft) => {
  const weekday = weekdayOf(words[at] ?? '')
  if (weekday === null) return 0
  setDay(draft, { kind: 'weekday', weekday, week: 'ahead' })
  return 1
}

/** "dec 3", "3 dec", "3rd of december 2027". */
const monthName: Matcher = (words, at, draft) => {
  let next = at
  let day = dayNumber(words[next])
  if (day !== null) {
    next += 1
    while (words[next] === 'of' || words[next] === 'the') next += 1
  }
  const month = monthOf(words[next] ?? '')
  if (month === null) return 0
  next += 1
  if (day === null) {
    while (words[next] === 'the') next += 1
    day = dayNumber(words[next])
    if (day === null) throw new Misread('Which day of that month?')
    next += 1
  }
  const year = /^(?:20|21)\d\d$/u.test(words[next] ?? '') ? Number(words[next]) : null
  setDay(draft, checkedDate(day, month, year))
  return next + (year === null ? 0 : 1) - at
}

function dayNumber(word: string | undefined): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/u.exec(word ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/** "the 15th": of whichever month comes. */
const ordinal: Matcher = (words, at, draft) => {
  const digits = ordinalForm.exec(words[at] ?? '')?.[1]
  if (digits === undefined) return 0
  const day = Number(digits)
  if (day < 1 || day > 31) throw new Misread(`No month has a ${words[at]}.`)
  setDay(draft, { kind: 'dayOfMonth', day, months: null })
  return 1
}

/** "2026-12-03", "3/12", "3.12.", "12/3/27"; "2026-12-03T09:00Z" as a whole. */
const numericDate: Matcher = (words, at, draft, { isDayFirst }) => {
  const word = words[at] ?? ''
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:t(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(z|[+-]\d\d:?\d\d)?)?$/u.exec(word)
  if (iso) {
    const [, year, month, day, hour, minute, offset] = iso
    if (offset !== undefined) {
      draft.exact = Date.parse(word.toUpperCase())
      if (Number.isNaN(draft.exact)) throw new Misread(`${word} is no date.`)
      return 1
    }
    setDay(draft, checkedDate(Number(day), Number(month), Number(year)))
    if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) throw new Misread(`${word} is no time.`)
    if (hour !== undefined) draft.clock = { kind: 'clock', hour: Number(hour), minute: Number(minute) }
    return 1
  }
  const [, first, separator, second, year] = /^(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d\d)?)?$/u.exec(word) ?? []
  if (first === undefined || second === undefined) return 0
  const [a, b] = [Number(first), Number(second)]
  // With dots the day is first everywhere; with strokes, where the usual order makes no date, the other may.
  const [day, month] = separator === '.' || (isDayFirst ? b <= 12 : a > 12) ? [a, b] : [b, a]
  // 9.30 is a time, and so is what comes after the day.
  if (separator === '.' && (draft.day !== null || !isDate(day, month, null)) && !word.endsWith('.') && year === undefined) return 0
  setDay(draft, checkedDate(day, month, year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0)))
  return 1
}

function isDate(day: number, month: number, year: number | null): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate()
}

function checkedDate(day: number, month: number, year: number | null): DayWords {
  if (!isDate(day, month, year)) throw new Misread('There is no such date.')
  return { kind: 'date', day, month, year }
}

/** "in 3 days", "3d", "in 2 weeks", "3 working days", "a month", "3 days ago". */
const daysAhead: Matcher = (words, at, draft) => {
  let next = at
  while (words[next] === 'in' || words[next] === '+') next += 1
  const [, glued, gluedUnit] = /^\+?(\d{1,4})([a-z]+)$/u.exec(words[next] ?? '') ?? []
  const count = glued === undefined ? countOf((words[next] ?? '').replace(/^\+/u, '')) : Number(glued)
  if (count === null) return 0
  if (glued === undefined) next += 1
  const word = gluedUnit ?? words[next] ?? ''
  const isWork = ['working', 'business', 'work'].includes(word) && unitOf(words[next + 1] ?? '') === 'day'
  const unit = isWork ? 'workday' : unitOf(word)
  if (unit === null || unit === 'minute' || unit === 'hour') return 0
  next += isWork ? 2 : 1
  const isAgo = words[next] === 'ago'
  const signed = isAgo ? -count : count
  if (isAgo && unit === 'workday') throw new Misread('Working days count ahead only.')
  if (unit === 'month') setDay(draft, { kind: 'months', months: signed })
  else if (unit === 'workday') setDay(draft, { kind: 'workdays', count: signed })
  else setDay(draft, { kind: 'fromToday', days: unit === 'week' ? signed * 7 : signed })
  return next + (isAgo ? 1 : 0) - at
}

/** What says a day, the most exact first. */
export const dayMatchers: readonly Matcher[] = [daysAhead, numericDate, monthName, ordinal, namedDay, simpleDay, weekdayName]
