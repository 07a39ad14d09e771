import { addDays, calendarDay, daysBetween, startOfDay, weekday, type CalendarDay } from './zoned-time.ts'

/** How a due date stands to now, for its colour. */
export type DueTone = 'overdue' | 'today' | 'later'

/** A due date in words. */
export interface DueText {
  /** "3d late", "Today 9:00", "Tomorrow 9:00", "Fri 14:30", "Fri 28 Nov", "28 Nov 2027". */
  text: string
  tone: DueTone
}

/** Where and in whose words dates are told. */
export interface DateSetting {
  now: number
  zone: string
  /** BCP 47; the browser's own where absent. */
  locale?: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(instant: number, { zone, locale }: DateSetting, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, zone, options])
  let made = formats.get(key)
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })))
  return made.format(instant)
}

/**
 * A due date in relative words. A day is the viewer's calendar day: what was due earlier today is "Today", and a task is
 * late by whole days from the next midnight on.
 */
export function dueText(dueAt: string, setting: DateSetting): DueText {
  const instant = Date.parse(dueAt)
  const today = calendarDay(setting.now, setting.zone)
  const dueDay = calendarDay(instant, setting.zone)
  const days = daysBetween(today, dueDay)
  const time = format(instant, setting, { hour: 'numeric', minute: '2-digit' })
  if (days < 0) return { text: lateText(-days), tone: 'overdue' }
  if (days === 0) return { text: `Today ${time}`, tone: 'today' }
  if (days === 1) return { text: `Tomorrow ${time}`, tone: 'later' }
  return { text: laterText(instant, dueDay, days, time, today, setting), tone: 'later' }
}

function lateText(days: number): string {
  if (days < 14) return `${days}d late`
  return days < 365 ? `${Math.floor(days / 7)}w late` : `${Math.floor(days / 365)}y late`
}

function laterText(instant: number, dueDay: CalendarDay, days: number, time: string, today: CalendarDay, setting: DateSetting): string {
  if (days < 7) return `${format(instant, setting, { weekday: 'short' })} ${time}`
  const parts: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }
  if (dueDay.year === today.year || days < 90) return format(instant, setting, { ...parts, weekday: 'short' }).replace(',', '')
  return format(instant, setting, { ...parts, year: 'numeric' })
}

/** The exact instant for a tooltip, with its weekday and zone: "Friday 28 November 2026 at 14:30 CET". */
export function exactText(instant: string, setting: DateSetting): string {
  return format(Date.parse(instant), setting, {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
  })
}

/** A moment in the past or future in few words, for "changed": "just now", "12 min ago", "Today 9:00", "Fri 28 Nov". */
export function momentText(instant: string, setting: DateSetting): string {
  const minutes = Math.round((setting.now - Date.parse(instant)) / 60_000)
  if (minutes >= -1 && minutes < 1) return 'just now'
  if (minutes > 0 && minutes < 60) return `${minutes} min ago`
  const day = calendarDay(Date.parse(instant), setting.zone)
  const days = daysBetween(calendarDay(setting.now, setting.zone), day)
  const time = format(Date.parse(instant), setting, { hour: 'numeric', minute: '2-digit' })
  if (days === 0) return `Today ${time}`
  if (days === -1) return `Yesterday ${time}`
  const options: Intl.DateTimeFormatOptions = Math.abs(days) < 180 ? { weekday: 'short', day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }
  return format(Date.parse(instant), setting, options).replace(',', '')
}

/** Milliseconds until relative words may read differently: the viewer's next midnight. */
export function untilNextDay({ now, zone }: DateSetting): number {
  return startOfDay(addDays(calendarDay(now, zone), 1), zone) - now
}

/** Whether `day` is Monday to Friday. */
export function isWeekday(day: CalendarDay): boolean {
  return weekday(day) <= 5
}
