import { readDay } from '#web/lib/day-text.ts'

const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A day such as `2026-05-04` as a person writes it: "4 May". */
export function dayName(text: string): string {
  const day = readDay(text)
  return day === null ? text : dayAndMonth.format(Date.UTC(day.year, day.month - 1, day.day))
}

/** A value with one decimal at most. */
export function roundedText(value: number): string {
  return (Math.round(value * 10) / 10).toLocaleString()
}

/** A span of values in words: "2 to 14, lately 9". */
export function trendSummary(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return 'nothing in these days'
  return `${roundedText(Math.min(...known))} to ${roundedText(Math.max(...known))}, lately ${roundedText(known.at(-1) ?? 0)}`
}
