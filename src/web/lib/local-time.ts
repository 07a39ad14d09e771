import { isWeekday, type DateSetting } from './due-text.ts'
import { isTimeZone, wallTime } from './zoned-time.ts'

/** When a call is welcome, by the clock of the one who is called: Monday to Friday, from 8:00 until 18:00. */
export const callableHours = { from: 8, until: 18 }

/** The time where somebody else is. */
export interface LocalTime {
  /** "15:04", or "Tue 1:04" on another day than the viewer's. */
  text: string
  /** Whether a call is welcome there now. */
  callable: boolean
}

/** The time now in `theirZone`, or null where that zone isn't known. Told in the viewer's own way of writing times. */
export function localTime(theirZone: string | null, { now, zone, locale }: DateSetting): LocalTime | null {
  if (!theirZone || !isTimeZone(theirZone)) return null
  const theirs = wallTime(now, theirZone)
  const otherDay = wallTime(now, zone).day !== theirs.day
  const time = new Intl.DateTimeFormat(locale, { timeZone: theirZone, hour: 'numeric', minute: '2-digit' }).format(now)
  const day = otherDay ? `${new Intl.DateTimeFormat(locale, { timeZone: theirZone, weekday: 'short' }).format(now)} ` : ''
  const callable = isWeekday(theirs) && theirs.hour >= callableHours.from && theirs.hour < callableHours.until
  return { text: day + time, callable }
}
