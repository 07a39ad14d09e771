import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDay, daysBetween, isTimeZone, startOfDay, wallTime, weekday, type CalendarDay } from './zoned-time.ts'

const zones = Intl.supportedValuesOf('timeZone')
const zone = fc.constantFrom(...zones)
const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2038, 0, 1) })
const day = instant.map((time) => calendarDay(time, 'UTC'))
const hour = 3_600_000

function ymd({ year, month, day: date }: CalendarDay): string {
  return `${year}-${month}-${date}`
}

describe('the start of a day', () => {
  test('is the first instant of that day, in every zone', () => {
    expect(zones.length).toBeGreaterThan(40)
    fc.assert(
      fc.property(day, zone, (date, where) => {
        const start = startOfDay(date, where)
        expect(daysBetween(date, calendarDay(start, where))).toBeGreaterThanOrEqual(0)
        expect(daysBetween(date, calendarDay(start - 1, where))).toBeLessThan(0)
        for (let back = hour / 2; back < 26 * hour; back += hour / 2) {
          expect(daysBetween(date, calendarDay(start - back, where))).toBeLessThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('agrees with the day that Intl shows, an instant on either side of every midnight of a year', () => {
    for (const where of ['America/New_York', 'Europe/Berlin', 'Africa/Cairo', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kathmandu']) {
      for (let date: CalendarDay = { year: 2026, month: 1, day: 1 }; date.year === 2026; date = addDays(date, 1)) {
        const shown = new Intl.DateTimeFormat('en-CA', { timeZone: where, year: 'numeric', month: 'numeric', day: 'numeric' })
        const start = startOfDay(date, where)
        expect(shown.format(start)).not.toBe(shown.format(start - 1))
        expect(ymd(calendarDay(start, where))).toBe(ymd(date))
      }
    }
  })

  test.each([
    ['after a gap at midnight', 'America/Sao_Paulo', { year: 2018, month: 11, day: 4 }, '2018-11-04T03:00:00.000Z'],
    ['after a gap at midnight in Cairo', 'Africa/Cairo', { year: 2024, month: 4, day: 26 }, '2024-04-25T22:00:00.000Z'],
    ['at the first of two midnights', 'America/Havana', { year: 2024, month: 11, day: 3 }, '2024-11-03T04:00:00.000Z'],
    ['after the evening hour came twice', 'America/Sao_Paulo', { year: 2018, month: 2, day: 18 }, '2018-02-18T03:00:00.000Z'],
    ['of the day after one that was skipped', 'Pacific/Apia', { year: 2011, month: 12, day: 30 }, '2011-12-30T10:00:00.000Z'],
    ['in a zone far east', 'Pacific/Kiritimati', { year: 2026, month: 1, day: 1 }, '2025-12-31T10:00:00.000Z'],
    ['in a year of two digits', 'UTC', { year: 1, month: 1, day: 1 }, '0001-01-01T00:00:00.000Z'],
  ])('is right %s', (_, where, date, expected) => {
    expect(new Date(startOfDay(date, where)).toISOString()).toBe(expected)
  })
})

describe('calendar days', () => {
  test('adding and counting are each other, whatever the month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
        expect(weekday(addDays(date, 7))).toBe(weekday(date))
      }),
    )
  })

  test('a wall clock says what Intl says', () => {
    fc.assert(
      fc.property(instant, zone, (time, where) => {
        const { hour: hours, minute } = wallTime(time, where)
        const shown = new Intl.DateTimeFormat('en-GB', { timeZone: where, hour: '2-digit', minute: '2-digit' }).format(time)
        expect(`${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`).toBe(shown)
      }),
    )
  })

  test('a wall clock says what Intl says before and after it is set anew, twice a year or at one past midnight', () => {
    for (const [where, year] of [['America/New_York', 2026], ['Europe/London', 2026], ['Australia/Lord_Howe', 2026], ['Africa/Casablanca', 2026], ['America/St_Johns', 2006], ['Pacific/Apia', 2011], ['Asia/Kathmandu', 1985]] as const) {
      const shown = new Intl.DateTimeFormat('en-GB', { timeZone: where, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      const show = (time: number) => Object.fromEntries(shown.formatToParts(time).map(({ type, value }) => [type, Number(value)]))
      const days = Array.from({ length: 365 }, (_, index) => Date.UTC(year, 0, 1 + index)).filter((time) => show(time)['hour'] !== show(time + 24 * hour)['hour'] || show(time)['minute'] !== show(time + 24 * hour)['minute'])
      if (where !== 'Pacific/Apia') expect(days.length, where).toBeGreaterThan(0)
      for (const day of [...days, Date.UTC(2011, 11, 30)]) {
        for (let time = day - hour; time < day + 25 * hour; time += 13 * 60_000) {
          const { year: years, month, day: date, hour: hours, minute } = show(time)
          const { second: _, ...wall } = wallTime(time, where)
          expect(wall, `${where} at ${new Date(time).toISOString()}`).toEqual({ year: years, month, day: date, hour: hours, minute })
        }
      }
    }
  })

  test('Monday is 1 and Sunday is 7', () => {
    expect(weekday({ year: 2026, month: 11, day: 23 })).toBe(1)
    expect(weekday({ year: 2026, month: 11, day: 29 })).toBe(7)
  })

  test('knows which zones there are', () => {
    expect(isTimeZone('Europe/Paris')).toBe(true)
    expect(isTimeZone('Mars/Olympus_Mons')).toBe(false)
  })
})
