import { CalendarDate, fromDate, toCalendarDateTime, toZoned, Time, type ZonedDateTime } from '@internationalized/date'

/** Where the sample company's days are counted. */
export const workspaceZone = 'America/New_York'

/** Days and hours as the sample company works them; a pure function of `now`. */
export interface WorkCalendar {
  now: Date
  /** The calendar day that `now` falls on in the workspace's zone. */
  today: CalendarDate
  /** The calendar day of `instant` on the clocks of `zone`. */
  dayOf(instant: Date, zone: string): CalendarDate
  /** The workday `offset` workdays from `day`. */
  step(day: CalendarDate, offset: number): CalendarDate
  /** The workday `offset` workdays from today. Today counts as one even on a weekend, so that there is always something to show. */
  workday(offset: number): CalendarDate
  /** The instant of `minutes` past midnight of `day` on the clocks of `zone`. */
  at(day: CalendarDate, minutes: number, zone: string): Date
  /** The latest moment of working hours in `zone` that is not after `instant`; outside of them, `spread` minutes before the last day's end. */
  workingMoment(instant: Date, zone: string, spread: number): Date
}

const opens = 9 * 60
const closes = 17 * 60 + 45

export function makeWorkCalendar(now: Date): WorkCalendar {
  const today = dayOf(fromDate(now, workspaceZone))
  const at = (day: CalendarDate, minutes: number, zone: string) =>
    toZoned(toCalendarDateTime(day, new Time(Math.floor(minutes / 60), minutes % 60)), zone).toDate()
  return {
    now,
    today,
    dayOf: (instant, zone) => dayOf(fromDate(instant, zone)),
    step: stepWorkdays,
    workday: (offset) => stepWorkdays(today, offset),
    at,
    workingMoment(instant, zone, spread) {
      const local = fromDate(instant, zone)
      const day = dayOf(local)
      const minutes = local.hour * 60 + local.minute
      if (isWeekend(day) || minutes < opens) return at(stepWorkdays(day, -1), closes - spread, zone)
      return minutes > closes ? at(day, closes - spread, zone) : instant
    },
  }
}

function dayOf(local: ZonedDateTime): CalendarDate {
  return new CalendarDate(local.year, local.month, local.day)
}

function stepWorkdays(from: CalendarDate, offset: number): CalendarDate {
  const direction = Math.sign(offset)
  let day = from
  for (let left = Math.abs(offset); left > 0; ) {
    day = day.add({ days: direction })
    if (!isWeekend(day)) left--
  }
  return day
}

/** Whether `day` is a Saturday or a Sunday. */
export function isWeekend(day: CalendarDate): boolean {
  const weekday = new Date(Date.UTC(day.year, day.month - 1, day.day)).getUTCDay()
  return weekday === 0 || weekday === 6
}
