import { readDay } from '#web/lib/day-text.ts'
import { addDays, calendarDay, startOfDay, weekday, type CalendarDay } from '#web/lib/zoned-time.ts'

/** The words that an address has for when tasks are due. All are relative to the day on which they are read. */
export const dueTokens = ['any', 'overdue', 'by-today', 'today', 'tomorrow', 'week', 'next-week', 'next-7', 'upcoming', 'none'] as const
export type DueToken = (typeof dueTokens)[number]

/** From `from` up to, not including, `until`, in milliseconds; null is open. */
export interface Span {
  from: number | null
  until: number | null
}

/**
 * The span of due dates that `due` means, in the viewer's calendar; `undated` for those without. Overdue is before today
 * began (what is due earlier today is still today's), a day is a calendar day, a week runs from Monday to Sunday, the next
 * seven days begin with today.
 */
export function dueWindow(due: DueToken, now: number, zone: string): Span | 'undated' {
  const today = calendarDay(now, zone)
  const starts = (day: CalendarDay, days: number) => startOfDay(addDays(day, days), zone)
  const monday = addDays(today, 1 - weekday(today))
  switch (due) {
    case 'any':
      return { from: null, until: null }
    case 'overdue':
      return { from: null, until: starts(today, 0) }
    case 'by-today':
      return { from: null, until: starts(today, 1) }
    case 'today':
      return { from: starts(today, 0), until: starts(today, 1) }
    case 'tomorrow':
      return { from: starts(today, 1), until: starts(today, 2) }
    case 'week':
      return { from: starts(monday, 0), until: starts(monday, 7) }
    case 'next-week':
      return { from: starts(monday, 7), until: starts(monday, 14) }
    case 'next-7':
      return { from: starts(today, 0), until: starts(today, 7) }
    case 'upcoming':
      return { from: starts(today, 1), until: null }
    case 'none':
      return 'undated'
  }
}

/** The span of due dates that a view holds to, null where any will do. */
export function spanOf({ due, days }: { due: DueToken; days: string | null }, now: number, zone: string): Span | 'undated' | null {
  if (days === 'none') return 'undated'
  if (days === null) return due === 'any' ? null : dueWindow(due, now, zone)
  const [from, until] = days.split('..').map((text) => readDay(text))
  return ordered(from ? startOfDay(from, zone) : null, until ? startOfDay(addDays(until, 1), zone) : null)
}

/** Whether `instant` lies in `span`. */
export function isWithin(instant: string | null, span: Span | 'undated'): boolean {
  if (span === 'undated' || instant === null) return span === 'undated' && instant === null
  const time = Date.parse(instant)
  return (span.from === null || time >= span.from) && (span.until === null || time < span.until)
}

/** What lies in `span` from `from` on. */
export function since(span: Span | 'undated' | null, from: number): Span | 'undated' {
  if (span === 'undated') return span
  return ordered(Math.max(span?.from ?? from, from), span?.until ?? null)
}

/** A span that ends before it begins holds a moment that no task is due in, rather than being one that the service refuses. */
function ordered(from: number | null, until: number | null): Span {
  return { from, until: from !== null && until !== null ? Math.max(until, from + 1) : until }
}
