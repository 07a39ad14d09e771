import type { RepSettings } from '#contract/rep-settings.ts'
import { dayText } from './day-text.ts'
import { addDays, weekday, type CalendarDay, type WallTime } from './zoned-time.ts'

/** When a person works. */
export type WorkWeek = Pick<RepSettings, 'workDays' | 'daysOff' | 'workFrom' | 'workUntil'>

/** Whoever is off for longer has no next working day. */
const farthestDays = 400

/** Whether a person works on `day`: neither a weekend of theirs nor a day off. */
export function isWorkDay(day: CalendarDay, { workDays, daysOff }: WorkWeek): boolean {
  const text = dayText(day)
  return workDays.includes(weekday(day)) && !daysOff.some(({ from, until }) => from <= text && text <= until)
}

/**
 * The first day from `day` on (or, with a `step` of -1, back) on which a person works. Somebody who never works, or not for
 * more than a year, is taken at the calendar's word: `day` itself.
 */
export function workDayFrom(day: CalendarDay, week: WorkWeek, step: 1 | -1 = 1): CalendarDay {
  for (let days = 0; days < farthestDays; days += 1) {
    const next = addDays(day, days * step)
    if (isWorkDay(next, week)) return next
  }
  return day
}

/** The `count`th working day after `day`. */
export function workDaysAfter(day: CalendarDay, count: number, week: WorkWeek): CalendarDay {
  let at = day
  for (let left = count; left > 0; left -= 1) at = workDayFrom(addDays(at, 1), week)
  return at
}

/** The hour and minute of a clock text such as `09:00`. */
export function clockTime(text: string): Pick<WallTime, 'hour' | 'minute'> {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return { hour, minute }
}
