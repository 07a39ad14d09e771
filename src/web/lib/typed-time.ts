import type { DayWords, TimeWords } from './time-words.ts'
import { clockTime, isWorkDay, workDayFrom, workDaysAfter, type WorkWeek } from './work-week.ts'
import { addDays, calendarDay, daysBetween, instantOf, isTimeZone, wallTime, weekday, type CalendarDay, type WallTime } from './zoned-time.ts'

/** Whose time it is, and when. */
export interface TimeSetting {
  /** Milliseconds. */
  now: number
  /** The viewer's IANA zone. */
  zone: string
  /** The prospect's IANA zone; null where nobody knows it. */
  theirZone: string | null
  /** When the task is due so far (milliseconds): a day without a time keeps its time of day. */
  dueAt: number | null
  week: WorkWeek
}

/** A typed time as an instant. */
export interface TypedTime {
  /** Milliseconds. */
  instant: number
  /** In which zone it was meant. */
  zone: string
  isPast: boolean
  /** Whether that time is never shown on a clock there, so that it became a later one. */
  isShifted: boolean
  /** Whether it is a weekend or a day off of the person's. */
  isDayOff: boolean
}

/** An instant, or why there is none, as a sentence. */
export type ResolvedTime = { time: TypedTime; failure: null } | { time: null; failure: string }

const hourMs = 3_600_000
const minuteMs = 60_000
/** Who types more years than that made a slip. */
const farthestYears = 20

type ClockTime = Pick<WallTime, 'hour' | 'minute'>

/**
 * The instant that `words` mean in `setting`. A time without a day is the next such time ahead; the start and the end of a
 * day are those of the next working day that still has them ahead. A day without a time keeps the task's, else begins with
 * the working day; today, where that has passed, ends with it.
 */
export function resolveTime(words: TimeWords, setting: TimeSetting): ResolvedTime {
  const zone = words.isTheirs ? setting.theirZone : setting.zone
  if (zone === null || !isTimeZone(zone)) return { time: null, failure: 'Nobody knows the prospect’s time zone.' }
  const found = find(words, zone, setting)
  if (typeof found === 'string') return { time: null, failure: found }
  const { instant, isShifted } = found
  if (Number.isNaN(instant) || Math.abs(instant - setting.now) > farthestYears * 366 * 24 * hourMs) return { time: null, failure: `That is more than ${farthestYears} years away.` }
  const isDayOff = !isWorkDay(calendarDay(instant, setting.zone), setting.week)
  return { time: { instant, zone, isPast: instant <= setting.now, isShifted, isDayOff }, failure: null }
}

function find({ day: dayWords, clock, elapsedMs, exact }: TimeWords, zone: string, { now, dueAt, week }: TimeSetting): { instant: number; isShifted: boolean } | string {
  if (exact !== null) return { instant: exact, isShifted: false }
  // To the minute: seconds are nobody's appointment.
  if (elapsedMs !== null) return { instant: now - (now % minuteMs) + elapsedMs, isShifted: false }
  const today = calendarDay(now, zone)
  const at = (day: CalendarDay, { hour, minute }: ClockTime) => instantOf({ ...day, hour, minute, second: 0 }, zone)
  const day = dayWords === null ? null : dayOf(dayWords, today, week)
  if (typeof day === 'string') return day
  switch (clock?.kind) {
    case 'clock':
      return day === null ? ahead(now, at(today, clock), () => at(addDays(today, 1), clock)) : at(day, clock)
    case 'start':
    case 'end': {
      const time = clockTime(clock.kind === 'start' ? week.workFrom : week.workUntil)
      if (day !== null) return at(day, time)
      const first = workDayFrom(today, week)
      return ahead(now, at(first, time), () => at(workDaysAfter(first, 1, week), time))
    }
    case 'later':
      return day === null || daysBetween(today, day) === 0 ? at(today, laterToday(wallTime(now, zone))) : 'Later than when? Say a time.'
    case undefined: {
      // The day is there: words without either say nothing and are refused when they are read.
      const on = day ?? today
      const kept = at(on, dueAt === null ? clockTime(week.workFrom) : wallTime(dueAt, zone))
      return daysBetween(today, on) === 0 && kept.instant <= now ? laterOnSameDay(now, on, zone, week) ?? kept : kept
    }
  }
}

function ahead<Found extends { instant: number }>(now: number, first: Found, second: () => Found): Found {
  return first.instant > now ? first : second()
}

/** The next whole hour that is at least three hours away; its hour may go past 23. */
export function laterToday({ hour, minute }: ClockTime): ClockTime {
  return { hour: hour + (minute === 0 ? 3 : 4), minute: 0 }
}

/** What is left of a day whose usual time has passed: the end of work, else the hour after the next; null where the day is over. */
function laterOnSameDay(now: number, day: CalendarDay, zone: string, { workUntil }: WorkWeek): { instant: number; isShifted: boolean } | null {
  const end = instantOf({ ...day, ...clockTime(workUntil), second: 0 }, zone)
  if (end.instant > now) return end
  const { hour } = wallTime(now, zone)
  return hour < 22 ? instantOf({ ...day, hour: hour + 2, minute: 0, second: 0 }, zone) : null
}

function dayOf(words: DayWords, today: CalendarDay, week: WorkWeek): CalendarDay | string {
  const monday = addDays(today, 1 - weekday(today))
  switch (words.kind) {
    case 'fromToday':
      return addDays(today, words.days)
    case 'months':
      return monthsAhead(today, words.months)
    case 'workdays':
      return workDaysAfter(today, Math.min(words.count, 5 * 53 * farthestYears), week)
    case 'weekday':
      if (words.week === 'ahead') return addDays(today, (words.weekday - weekday(today) + 7) % 7 || 7)
      return addDays(monday, words.weekday - 1 + (words.week === 'next' ? 7 : 0))
    case 'date':
      return dateAhead(words, today)
    case 'dayOfMonth':
      return dayOfMonth(words, today)
    case 'edge': {
      const { edge, next } = words
      if (words.of === 'week') return edge === 'first' ? workDayFrom(addDays(monday, next ? 7 : 0), week) : workDayFrom(addDays(monday, next ? 13 : 6), week, -1)
      const first = monthsAhead({ ...today, day: 1 }, next ? 1 : 0)
      return edge === 'first' ? workDayFrom(first, week) : workDayFrom(addDays(monthsAhead(first, 1), -1), week, -1)
    }
  }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The same day of another month, or its last where it is shorter. */
function monthsAhead({ year, month, day }: CalendarDay, months: number): CalendarDay {
  const count = year * 12 + (month - 1) + months
  const to = { year: Math.floor(count / 12), month: (count % 12) + 1 }
  return { ...to, day: Math.min(day, daysIn(to.year, to.month)) }
}

function dateAhead({ day, month, year }: Extract<DayWords, { kind: 'date' }>, today: CalendarDay): CalendarDay {
  if (year !== null) return { year, month, day }
  let found = { year: today.year, month, day }
  // Only a 29 February waits for more than a year, and for eight at most.
  while (day > daysIn(found.year, month) || daysBetween(today, found) < 0) found = { ...found, year: found.year + 1 }
  return found
}

function dayOfMonth({ day, months }: Extract<DayWords, { kind: 'dayOfMonth' }>, today: CalendarDay): CalendarDay | string {
  const first = { ...today, day: 1 }
  if (months !== null) {
    const month = monthsAhead(first, months)
    return day > daysIn(month.year, month.month) ? 'That month has no such day.' : { ...month, day }
  }
  for (let ahead = 0; ; ahead += 1) {
    const month = monthsAhead(first, ahead)
    if (day <= daysIn(month.year, month.month) && (ahead > 0 || day >= today.day)) return { ...month, day }
  }
}
