import { readDay } from './day-text.ts'

/** Calendar days in few words: "Fri 8 May", "8 – 11 May"; of `2026-05-08..2026-05-11`, either end open, or `none`. */
export function daysText(days: string, locale?: string): string {
  if (days === 'none') return 'No date'
  const [from = '', until = from] = days.split('..')
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  const [first, last] = [utc(from), utc(until)]
  if (first !== null && last !== null) return first === last ? format.format(first) : `${format.format(first)} to ${format.format(last)}`
  if (first !== null) return `From ${format.format(first)}`
  return last === null ? days : `Until ${format.format(last)}`
}

function utc(text: string): number | null {
  return readDay(text) === null ? null : Date.parse(`${text}T00:00:00Z`)
}
