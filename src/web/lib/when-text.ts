import type { DateSetting } from './due-text.ts'
import { calendarDay } from './zoned-time.ts'

/** Which clock and which calendar: "Tuesday 1 Dec 9:00", with the year where it is another. */
export function whenText(instant: number, { now, zone, locale }: DateSetting): string {
  return `${dayWords(instant, { now, zone, locale })} ${clockText(instant, { zone, locale })}`
}

/** "9:00" or "9:00 AM", in the viewer's own way of writing times. */
export function clockText(instant: number, { zone, locale }: { zone: string; locale?: string | undefined }): string {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(instant)
}

/** "Tuesday 1 Dec", with the year where it is another than now's. */
export function dayWords(instant: number, { now, zone, locale }: { now: number; zone: string; locale?: string | undefined }): string {
  const isOtherYear = calendarDay(now, zone).year !== calendarDay(instant, zone).year
  return new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'short', ...(isOtherYear && { year: 'numeric' }) }).format(instant).replaceAll(',', '')
}

/** The town that a zone is named after: "New York" of America/New_York. */
export function zoneTown(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}
