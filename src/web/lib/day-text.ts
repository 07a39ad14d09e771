import { addDays, type CalendarDay } from './zoned-time.ts'

/** `2026-05-04`. */
export function dayText({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The day that a text such as `2026-05-04` names, or null. */
export function readDay(text: string): CalendarDay | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const read = { year: Number(year), month: Number(month), day: Number(day) }
  return day !== undefined && dayText(addDays(read, 0)) === text ? read : null
}
