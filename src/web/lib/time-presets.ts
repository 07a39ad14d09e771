import { isWorkDay, type WorkWeek } from './work-week.ts'
import { addDays, calendarDay, wallTime } from './zoned-time.ts'

/** A time that is often wanted, as it would be typed. */
export interface TimePreset {
  label: string
  text: string
}

/** A label that is also referred to. */
export const inTwoDays = 'In two working days'

/** From this hour on nobody wants "later today". */
const eveningHour = 18

/**
 * The usual times, none of them on a weekend or a day off of the person's: "Tomorrow" only where they work tomorrow, else
 * the next working day.
 */
export function timePresets(now: number, zone: string, week: WorkWeek): TimePreset[] {
  const today = calendarDay(now, zone)
  const worksToday = isWorkDay(today, week)
  return [
    ...(worksToday && wallTime(now, zone).hour < eveningHour ? [{ label: 'Later today', text: 'later' }] : []),
    isWorkDay(addDays(today, 1), week) ? { label: 'Tomorrow', text: 'tomorrow' } : { label: 'Next working day', text: 'next working day' },
    { label: inTwoDays, text: '2 working days' },
    { label: 'Next week', text: 'next week' },
    { label: 'Next month', text: 'next month' },
  ]
}
