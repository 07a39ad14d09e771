import { isWeekday, type DateSetting } from './due-text.ts'
import { isTimeZone, wallTime } from './zoned-time.ts'

/** When a call is welcome, by the clock of the one who is called, in whole hours of Monday to Friday: `until` is the first that isn't. */
export interface WorkingHours {
  from: number
  until: number
}

/** Where nobody chose others. */
export const callableHours: WorkingHours = { from: 9, until: 17 }

/** The time where somebody else is. */
export interface LocalTime {
  /** "15:04", or "Tue 1:04" on another day than the viewer's. */
  text: string
  /** Whether a call is welcome there now. */
  callable: boolean
}

/** The time now in `theirZone`, or null where that zone isn't known. Told in the viewer's own way of writing times. */
export function localTime(theirZone: string | null, { now, zone, locale }: DateSetting, hours: WorkingHours = callableHours): LocalTime | null {
  if (!theirZone || !isTimeZone(theirZone)) return null
  const theirs = wallTime(now, theirZone)
  const otherDay = wallTime(now, zone).day !== theirs.day
  const time = new Intl.DateTimeFormat(locale, { timeZone: theirZone, hour: 'numeric', minute: '2-digit' }).format(now)
  const day = otherDay ? `${new Intl.DateTimeFormat(locale, { timeZone: theirZone, weekday: 'short' }).format(now)} ` : ''
  const callable = isWeekday(theirs) && theirs.hour >= hours.from && theirs.hour < hours.until
  return { text: day + time, callable }
}
