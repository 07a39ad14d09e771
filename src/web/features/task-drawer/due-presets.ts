import { now, startOfWeek, toCalendarDateTime, toZoned, type ZonedDateTime } from '@internationalized/date'

/** A due date that is often wanted. */
export interface DuePreset {
  label: string
  dueAt: ZonedDateTime
}

/** When a working day starts. */
export const morning = { hour: 9, minute: 0, second: 0, millisecond: 0 }

/**
 * Later today (the next whole hour that is at least three hours away, while that is still before 21:00), tomorrow and
 * next Monday at 9:00, in the viewer's zone.
 */
export function duePresets(zone: string, at: ZonedDateTime = now(zone)): DuePreset[] {
  const later = at.add({ hours: at.minute === 0 ? 3 : 4 }).set({ minute: 0, second: 0, millisecond: 0 })
  const isToday = later.day === at.day && later.hour <= 21
  const nextMonday = startOfWeek(toCalendarDateTime(at), 'en-GB', 'mon').add({ weeks: 1 })
  return [
    ...(isToday ? [{ label: 'Later today', dueAt: later }] : []),
    { label: 'Tomorrow', dueAt: at.add({ days: 1 }).set(morning) },
    { label: 'Next Monday', dueAt: toZoned(nextMonday.set(morning), zone) },
  ]
}
