import { dayText } from './day-text.ts'
import { callableHours, type WorkingHours } from './local-time.ts'
import type { Opening } from './pile-plan.ts'
import { clockTime, isWorkDay, type WorkWeek } from './work-week.ts'
import { addDays, calendarDay, instantOf, isTimeZone, startOfDay, weekday, type CalendarDay } from './zoned-time.ts'

/** A working day that a pile can be spread over. */
export interface WorkingDay {
  /** `2026-05-04`. */
  key: string
  day: CalendarDay
  /** When the person works, or still works. */
  hours: Opening
  /** What falls due from here (milliseconds, the end of the working day before) until the end of this day is work of this day. */
  since: number
  until: number
}

const quarterMs = 15 * 60_000
/** A day with less left than this is over for planning. */
const leastLeftMs = 60 * 60_000
const farthestDays = 200

/** The next `count` working days, today among them while enough of it is left and `withToday` asks for it. */
export function workingDays(now: number, zone: string, week: WorkWeek, count: number, withToday: boolean): WorkingDay[] {
  const today = calendarDay(now, zone)
  const days: WorkingDay[] = []
  let since = startOfDay(today, zone)
  for (let ahead = 0; days.length < count && ahead < farthestDays; ahead += 1) {
    const day = addDays(today, ahead)
    const until = startOfDay(addDays(day, 1), zone)
    if (!isWorkDay(day, week)) continue
    const closes = at(day, week.workUntil, zone)
    const opens = at(day, week.workFrom, zone)
    const from = ahead === 0 ? Math.max(opens, Math.ceil(now / quarterMs) * quarterMs) : opens
    const isTaken = ahead > 0 || (withToday && closes - from >= leastLeftMs)
    if (isTaken) days.push({ key: dayText(day), day, hours: { from, until: Math.max(closes, from + quarterMs) }, since, until })
    since = until
  }
  return days
}

function at(day: CalendarDay, clock: string, zone: string): number {
  return instantOf({ ...day, ...clockTime(clock), second: 0 }, zone).instant
}

/**
 * The part of `hours` in which a call is welcome in `theirZone`: Monday to Friday, within `callable` by their clock. All of it where nobody
 * knows their zone; null where there is none.
 */
export function openingIn(hours: Opening, theirZone: string | null, callable: WorkingHours = callableHours): Opening | null {
  if (theirZone === null || !isTimeZone(theirZone)) return hours
  const first = calendarDay(hours.from, theirZone)
  // The person's day may touch two days of theirs.
  for (const day of [first, addDays(first, 1)]) {
    if (weekday(day) > 5) continue
    const clock = (hour: number) => instantOf({ ...day, hour, minute: 0, second: 0 }, theirZone).instant
    const from = Math.max(hours.from, clock(callable.from))
    const until = Math.min(hours.until, clock(callable.until))
    if (until - from >= quarterMs) return { from, until }
  }
  return null
}
