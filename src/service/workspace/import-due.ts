import { CalendarDate, CalendarDateTime, toZoned } from '@internationalized/date'

/** What a `due` cell means, or why it can't be taken. */
export type DueReading = { dueAt: Date } | { problem: string }

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const slashPattern = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

/** When a task without a time of day is due. */
const morning = 9

/**
 * Reads an ISO date-time (2026-05-04T09:00:00Z), one without a zone, or a date alone, which means nine in the morning. Both
 * of the latter are on the clocks of `timeZone`. Anything else is refused, most of all what two countries read as two dates.
 */
export function readDue(text: string, timeZone: string): DueReading {
  const parts = isoPattern.exec(text)
  if (!parts) return { problem: explain(text) }
  const [, year, month, day, hour, minute, second, fraction, offset] = parts
  const numbers = [year, month, day, hour ?? morning, minute ?? 0, second ?? 0].map(Number) as [number, number, number, number, number, number]
  if (!exists(numbers)) return { problem: `"${text}" is a day or time that doesn't exist` }
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3))
  if (offset === undefined) return { dueAt: toZoned(new CalendarDateTime(...numbers, milliseconds), timeZone).toDate() }
  const dueAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}.${String(milliseconds).padStart(3, '0')}${spell(offset)}`)
  return Number.isNaN(dueAt.getTime()) ? { problem: `"${text}" has an offset that doesn't exist` } : { dueAt }
}

function exists([year, month, day, hour, minute, second]: [number, number, number, number, number, number]): boolean {
  const date = new CalendarDate(year, month, day)
  // The constructor moves 30 February to the 28th instead of refusing it.
  return year >= 1 && date.month === month && date.day === day && hour < 24 && minute < 60 && second < 60
}

function spell(offset: string): string {
  return offset.toUpperCase() === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`
}

function explain(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  const [, first = '', second = '', year = ''] = slashPattern.exec(text) ?? []
  const [one, other] = [`${year}-${second.padStart(2, '0')}-${first.padStart(2, '0')}`, `${year}-${first.padStart(2, '0')}-${second.padStart(2, '0')}`]
  if (year !== '' && Number(first) <= 12 && Number(second) <= 12 && one !== other) return `"${shown}" can mean two dates; write ${one} or ${other}`
  return `"${shown}" is not a date; write 2026-05-04, 2026-05-04 09:00 or 2026-05-04T09:00:00Z`
}

/** Whether `name` is a zone that dates can be computed in. */
export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
