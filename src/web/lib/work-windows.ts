import { dayText } from './day-text.ts'
import { addDays, calendarDay, startOfDay, weekday, type CalendarDay } from './zoned-time.ts'

/** A stretch of due dates that is shown as one column. */
export interface WorkWindow {
  /** `overdue`, a day such as `2026-05-04`, `later`, or `undated` for what has no due date. */
  key: string
  /** The working day that its tasks are work of; null for the others. */
  day: CalendarDay | null
  /** Milliseconds, `until` not included; null is open. */
  from: number | null
  until: number | null
}

/** How many working days after today have a column of their own. */
const workingDays = 10

/**
 * Overdue, today, the next ten working days, later, undated, by the calendar of `zone`. Every instant is in exactly one of
 * them: what is due on a weekend is work of the working day after it.
 */
export function workWindows(now: number, zone: string): WorkWindow[] {
  const today = calendarDay(now, zone)
  const starts = (day: CalendarDay) => startOfDay(day, zone)
  let from = starts(today)
  const windows: WorkWindow[] = [{ key: 'overdue', day: null, from: null, until: from }]
  let day = today
  while (windows.length <= workingDays + 1) {
    const until = starts(addDays(day, 1))
    windows.push({ key: dayText(day), day, from, until })
    from = until
    do day = addDays(day, 1)
    while (weekday(day) > 5)
  }
  return [...windows, { key: 'later', day: null, from, until: null }, { key: 'undated', day: null, from: null, until: null }]
}

/** The instants at which the windows meet. */
export function windowBounds(windows: readonly WorkWindow[]): number[] {
  return windows.flatMap(({ until }) => (until === null ? [] : [until]))
}
