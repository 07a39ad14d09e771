/** A day of the calendar, without a time or a zone. Months count from 1. */
export interface CalendarDay {
  year: number
  month: number
  day: number
}

/** An instant as a clock on a wall shows it. */
export interface WallTime extends CalendarDay {
  hour: number
  minute: number
  second: number
}

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function wallFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', era: 'short',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
    formats.set(zone, format)
  }
  return format
}

/** Whether `zone` is an IANA time zone that this browser knows. */
export function isTimeZone(zone: string): boolean {
  try {
    wallFormat(zone)
    return true
  } catch {
    return false
  }
}

/** Asking Intl takes some twenty microseconds, and a list of ten thousand asks for each row: within a span in which a zone's clock stays put, reckoning does. */
const spanMs = 6 * 3_600_000
/** Before, some clocks were set by odd seconds. */
const spansFrom = Date.UTC(1973, 0, 1)
const mostSpans = 20_000
const offsets = new Map<string, number | null>()

/** Milliseconds that the clock in `zone` is before UTC throughout the span that `instant` lies in; null where it is set anew in it, or not known to stay. */
function steadyOffset(instant: number, zone: string): number | null {
  if (!(instant >= spansFrom)) return null
  const span = Math.floor(instant / spanMs)
  const key = `${zone} ${span}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    if (offsets.size >= mostSpans) offsets.clear()
    const [from, to] = [span * spanMs, (span + 1) * spanMs].map((at) => utcOf(wallTimeByIntl(at, zone)) - at)
    offsets.set(key, (offset = from === to ? (from ?? null) : null))
  }
  return offset
}

/** What a clock in `zone` shows at `instant` (milliseconds). */
export function wallTime(instant: number, zone: string): WallTime {
  const offset = steadyOffset(instant, zone)
  if (offset === null) return wallTimeByIntl(instant, zone)
  const shifted = new Date(instant + offset)
  return {
    year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes(), second: shifted.getUTCSeconds(),
  }
}

/** The instant at which a clock in UTC shows that. */
function utcOf({ hour, minute, second, ...day }: WallTime): number {
  return utcMidnight(day) + ((hour * 60 + minute) * 60 + second) * 1000
}

function wallTimeByIntl(instant: number, zone: string): WallTime {
  const wall: WallTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  let beforeChrist = false
  for (const { type, value } of wallFormat(zone).formatToParts(instant)) {
    if (type in wall) wall[type as keyof WallTime] = Number(value)
    if (type === 'era') beforeChrist = value.startsWith('B')
  }
  return beforeChrist ? { ...wall, year: 1 - wall.year } : wall
}

/** The day that a calendar in `zone` shows at `instant`. */
export function calendarDay(instant: number, zone: string): CalendarDay {
  const { year, month, day } = wallTime(instant, zone)
  return { year, month, day }
}

/** Midnight UTC of `day`: a number to count days with. `Date.UTC` alone would take the years 0 to 99 for 1900 to 1999. */
function utcMidnight({ year, month, day }: CalendarDay): number {
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

/** `day` moved by whole days. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const date = new Date(utcMidnight(day) + days * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** How many days `to` is after `from`; negative before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / dayMs)
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: CalendarDay): number {
  return new Date(utcMidnight(day)).getUTCDay() || 7
}

/** How far `zone` is ahead of UTC at `instant`, to the second. */
function offsetMs(instant: number, zone: string): number {
  return utcOf(wallTime(instant, zone)) - Math.floor(instant / 1000) * 1000
}

/**
 * The first instant of `day` in `zone`. Mostly its midnight; where the clock is put forward at midnight, the moment after
 * the gap; where midnight comes twice, the first; where the whole day was skipped, the next day's start.
 */
export function startOfDay(day: CalendarDay, zone: string): number {
  const midnight = utcMidnight(day)
  // No zone is farther than a day from UTC, so these two are the offsets before and after any change about that midnight.
  const before = midnight - offsetMs(midnight - dayMs, zone)
  const after = midnight - offsetMs(midnight + dayMs, zone)
  const [first, second] = before < after ? [before, after] : [after, before]
  return daysBetween(day, calendarDay(first, zone)) >= 0 ? first : second
}

/** Where a wall time falls on the line of time. */
export interface WallInstant {
  /** Milliseconds. */
  instant: number
  /** Whether that wall time is never shown, as the clock was put forward over it: the instant is as much later as the clock jumped. */
  isShifted: boolean
}

/**
 * When a clock in `zone` shows `wall`. A time that comes twice is its first; one that never comes moves forward by the jump,
 * so that 02:30 is 03:30 where the clock goes from 2 to 3, as Temporal's "compatible" has it.
 */
export function instantOf(wall: WallTime, zone: string): WallInstant {
  const asUtc = utcOf(wall)
  // The offsets before and after any change about that time: no zone is farther than a day from UTC.
  const before = asUtc - offsetMs(asUtc - dayMs, zone)
  const after = asUtc - offsetMs(asUtc + dayMs, zone)
  const shown = [before, after].filter((instant) => instant + offsetMs(instant, zone) === asUtc)
  return shown.length > 0 ? { instant: Math.min(...shown), isShifted: false } : { instant: before, isShifted: true }
}
