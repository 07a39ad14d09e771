import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualSettings } from '#contract/rep-settings.ts'
import { proofSeed, proofSize } from '#testing/campaign/proof.ts'
import { isDayFirst, readTimeWords } from './read-time-words.ts'
import { resolveTime, type ResolvedTime, type TimeSetting } from './typed-time.ts'
import { usualTimes } from './usual-times.ts'
import { addDays, calendarDay, daysBetween, weekday } from './zoned-time.ts'

/** A Wednesday, 09:20 in Berlin and 03:20 in New York. */
const now = Date.parse('2026-11-25T08:20:30.500Z')
const berlin: TimeSetting = { now, zone: 'Europe/Berlin', theirZone: 'America/New_York', dueAt: null, week: usualSettings }

function resolve(text: string, setting: Partial<TimeSetting> = {}, isDayFirst = true): ResolvedTime {
  const { words, failure } = readTimeWords(text, { isDayFirst })
  return words === null ? { time: null, failure } : resolveTime(words, { ...berlin, ...setting })
}

/** "2026-12-01 09:00" in the zone, or the failure. */
function shown(text: string, setting: Partial<TimeSetting> = {}, isDayFirst = true): string {
  const { time, failure } = resolve(text, setting, isDayFirst)
  return time === null ? failure : wall(time.instant, setting.zone ?? berlin.zone)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wall(instant: number, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })
  formats.set(zone, format)
  return format.format(instant)
}

describe('what can be typed', () => {
  test.each([
    ['tue 9am', '2026-12-01 09:00'], ['tue 9', '2026-12-01 09:00'], ['Tuesday at 9:30', '2026-12-01 09:30'], ['tue', '2026-12-01 09:00'],
    ['wed', '2026-12-02 09:00'], ['wed 8:00', '2026-12-02 08:00'], ['this wed', '2026-11-25 17:00'], ['next wed', '2026-12-02 09:00'], ['mon', '2026-11-30 09:00'], ['next thu', '2026-12-03 09:00'],
    ['sat 3', '2026-11-28 15:00'], ['3 mon', '2026-11-30 15:00'], ['fri 03:00', '2026-11-27 03:00'], ['fri 3am', '2026-11-27 03:00'], ['fri 12', '2026-11-27 12:00'], ['fri 12am', '2026-11-27 00:00'],
    ['9:30', '2026-11-25 09:30'], ['9:20', '2026-11-26 09:20'], ['9', '2026-11-26 09:00'], ['1430', '2026-11-25 14:30'], ['9.30', '2026-11-25 09:30'], ['11h15', '2026-11-25 11:15'], ['3 p.m.', '2026-11-25 15:00'],
    ['in 2h', '2026-11-25 11:20'], ['2 hours', '2026-11-25 11:20'], ['in 1h30', '2026-11-25 10:50'], ['+90m', '2026-11-25 10:50'], ['in half an hour', '2026-11-25 09:50'], ['in 1h 15m', '2026-11-25 10:35'], ['1.5h', '2026-11-25 10:50'],
    ['in 3 days', '2026-11-28 09:00'], ['3d', '2026-11-28 09:00'], ['in 2 weeks 10:00', '2026-12-09 10:00'], ['in a month', '2026-12-25 09:00'], ['in 3 working days', '2026-11-30 09:00'], ['5 business days', '2026-12-02 09:00'],
    ['today', '2026-11-25 17:00'], ['tomorrow', '2026-11-26 09:00'], ['tmr noon', '2026-11-26 12:00'], ['tonight', '2026-11-25 19:00'], ['later', '2026-11-25 13:00'], ['later today', '2026-11-25 13:00'],
    ['eod', '2026-11-25 17:00'], ['fri eod', '2026-11-27 17:00'], ['end of the day', '2026-11-25 17:00'], ['eow', '2026-11-27 17:00'], ['end of next week', '2026-12-04 17:00'], ['eom', '2026-11-30 17:00'],
    ['next week', '2026-11-30 09:00'], ['early next week', '2026-11-30 09:00'], ['next month', '2026-12-01 09:00'], ['next month 1st', '2026-12-01 09:00'], ['the 15th of next month', '2026-12-15 09:00'], ['next working day', '2026-11-26 09:00'],
    ['dec 3', '2026-12-03 09:00'], ['3rd of December, 2027', '2027-12-03 09:00'], ['3 dec 9:30', '2026-12-03 09:30'], ['3.12.', '2026-12-03 09:00'], ['3.12. 14', '2026-12-03 14:00'], ['3.12.2027', '2027-12-03 09:00'],
    ['24 nov', '2027-11-24 09:00'], ['25 nov', '2026-11-25 17:00'], ['29 feb', '2028-02-29 09:00'], ['the 24th', '2026-12-24 09:00'], ['31st', '2026-12-31 09:00'], ['2026-12-03 10:15', '2026-12-03 10:15'],
    ['2026-12-03T10:15', '2026-12-03 10:15'], ['2026-12-03T10:15:00Z', '2026-12-03 11:15'], ['tomorrow morning', '2026-11-26 09:00'], ['weekend', '2026-11-28 09:00'],
    ['friday their 9:00', '2026-11-27 15:00'], ['9am their time', '2026-11-25 15:00'], ['tue prospect’s 16:00', '2026-12-01 22:00'], ['yesterday 9', '2026-11-24 09:00'], ['2h ago', '2026-11-25 07:20'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  test('3/12 is in the order of the one who types, unless only the other makes a date', () => {
    expect(shown('3/12', {}, true)).toBe('2026-12-03 09:00')
    expect(shown('3/12', {}, false)).toBe('2027-03-12 09:00')
    expect(shown('25/12', {}, false)).toBe('2026-12-25 09:00')
    expect(shown('12/25/27', {}, true)).toBe('2027-12-25 09:00')
    expect(['en-GB', 'de', 'en-US', 'ja'].map((locale) => isDayFirst(locale))).toEqual([true, true, false, false])
  })

  test.each([
    ['', 'Type a day or a time.'], ['at', 'Type a day or a time.'], ['tue foo', '“foo” is no day or time.'], ['tue wed', 'That says two days.'], ['9 10', 'That says two times.'], ['tue in 2h', 'That says two times.'],
    ['31/2', 'There is no such date.'], ['feb 30', 'There is no such date.'], ['tue 31', '31 is no time of day.'], ['9:75', '9:75 is no time of day.'], ['13pm', '13pm is no time of day.'], ['32nd', 'No month has a 32nd.'],
    ['dec', 'Which day of that month?'], ['this week', 'Which day of this week?'], ['in 9999 weeks', 'That is more than 20 years away.'], ['constructor', '“constructor” is no day or time.'],
  ])('“%s” is told: %s', (text, failure) => {
    expect(shown(text)).toBe(failure)
  })

  test('their clock needs to be known', () => {
    for (const theirZone of [null, 'Mars/Olympus_Mons']) expect(shown('fri their 9:00', { theirZone })).toBe('Nobody knows the prospect’s time zone.')
  })
})

describe('a time that is left out', () => {
  const dueAt = Date.parse('2026-11-20T13:45:10Z')

  test('is the one the task has, by the clock that is meant', () => {
    expect(shown('tue', { dueAt })).toBe('2026-12-01 14:45')
    expect(shown('next week', { dueAt })).toBe('2026-11-30 14:45')
    expect(resolve('tue their', { dueAt }).time?.instant).toBe(Date.parse('2026-12-01T13:45:00Z'))
  })

  test('is not one that has passed today: the end of the working day, then the hour after the next', () => {
    expect(shown('today', { dueAt: Date.parse('2026-11-20T14:00:00Z') })).toBe('2026-11-25 15:00')
    expect(shown('today', { dueAt: Date.parse('2026-11-20T07:00:00Z') })).toBe('2026-11-25 17:00')
    expect(shown('today', { now: Date.parse('2026-11-25T17:40:00Z') })).toBe('2026-11-25 20:00')
  })
})

describe('the working week', () => {
  const week = { ...usualSettings, daysOff: [{ from: '2026-11-26', until: '2026-11-30' }], workFrom: '08:30', workUntil: '16:00' }

  test('working days, and the first and the last of a week, skip weekends and days off', () => {
    expect(shown('next working day', { week })).toBe('2026-12-01 08:30')
    expect(shown('next week', { week })).toBe('2026-12-01 08:30')
    expect(shown('eow', { week })).toBe('2026-11-25 16:00')
  })

  test('a day that is named is that day, and said to be off', () => {
    expect(shown('fri', { week })).toBe('2026-11-27 08:30')
    expect(resolve('fri', { week }).time?.isDayOff).toBe(true)
    expect(resolve('tue', { week }).time?.isDayOff).toBe(false)
  })

  test('the end of the day, once it has passed, is the next working day’s', () => {
    expect(shown('eod', { now: Date.parse('2026-11-27T17:00:00Z') })).toBe('2026-11-30 17:00')
  })
})

test('the usual times are what typing them would come to, and none is on a day off', () => {
  const usual = (setting: Partial<TimeSetting> = {}) => usualTimes({ ...berlin, ...setting }).map(({ label, instant }) => [label, wall(instant, 'Europe/Berlin')])
  expect(usual()).toEqual([['Later today', '2026-11-25 13:00'], ['Tomorrow', '2026-11-26 09:00'], ['Next week', '2026-11-30 09:00']])
  expect(usual({ now: Date.parse('2026-11-27T18:00:00Z') })).toEqual([['Next working day', '2026-11-30 09:00'], ['Next month', '2026-12-01 09:00']])
  // Nine in the morning is nine on the wall, also across the change of clocks.
  expect(usualTimes({ ...berlin, now: Date.parse('2026-03-08T04:59:00Z'), zone: 'America/New_York' }).map(({ instant }) => new Date(instant).toISOString())).toContain('2026-03-09T13:00:00.000Z')
})

test('what has passed says so', () => {
  expect(resolve('yesterday').time?.isPast).toBe(true)
  expect(resolve('this mon').time?.isPast).toBe(true)
  expect(resolve('today 8:00').time?.isPast).toBe(true)
  expect(resolve('tomorrow').time?.isPast).toBe(false)
})

const zones = [
  'Pacific/Kiritimati', 'Pacific/Apia', 'Pacific/Tongatapu', 'Pacific/Chatham', 'Pacific/Auckland', 'Pacific/Fiji', 'Australia/Lord_Howe', 'Australia/Sydney', 'Australia/Adelaide', 'Australia/Eucla',
  'Asia/Tokyo', 'Asia/Shanghai', 'Asia/Yangon', 'Asia/Dhaka', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Karachi', 'Asia/Kabul', 'Asia/Dubai', 'Asia/Tehran', 'Europe/Moscow', 'Asia/Beirut', 'Asia/Gaza', 'Africa/Cairo',
  'Europe/Helsinki', 'Europe/Berlin', 'Africa/Casablanca', 'Europe/Dublin', 'Europe/London', 'UTC', 'Atlantic/Azores', 'America/Scoresbysund', 'America/Noronha', 'America/Sao_Paulo', 'America/St_Johns', 'America/Halifax', 'America/Caracas',
  'America/Havana', 'America/Santiago', 'America/Asuncion', 'America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Marquesas', 'Pacific/Honolulu', 'Pacific/Pago_Pago', 'Antarctica/Troll',
] as const

describe('against Intl, in fifty zones', () => {
  const zone = fc.constantFrom(...zones)
  const instant = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2036, 0, 1) })
  const runs = { seed: proofSeed, numRuns: proofSize(600, 200_000) }
  const pad = (value: number) => String(value).padStart(2, '0')
  const ymd = (day: { year: number; month: number; day: number }) => `${day.year}-${pad(day.month)}-${pad(day.day)}`

  /** Whether the zone's clock ever shows `text`, tried at every quarter of an hour around it: every offset is a multiple of that. */
  function everShows(text: string, zone: string): boolean {
    const around = Date.parse(`${text.replace(' ', 'T')}:00Z`)
    for (let quarter = -26 * 4; quarter <= 26 * 4; quarter += 1) if (wall(around + quarter * 900_000, zone) === text) return true
    return false
  }

  test('there are fifty of them, and Intl knows each', () => {
    expect(new Set(zones).size).toBeGreaterThanOrEqual(50)
    for (const zone of zones) expect(wall(0, zone)).toMatch(/^19/u)
  })

  test('a day and a time are what a clock there shows then, or the documented later one where it never shows that', () => {
    fc.assert(
      fc.property(instant, zone, zone, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 95 }), fc.boolean(), (start, where, elsewhere, days, quarter, isTheirs) => {
        const date = addDays(calendarDay(start, where), days)
        const text = `${ymd(date)} ${pad(Math.floor(quarter / 4))}:${pad((quarter % 4) * 15)}`
        const setting = isTheirs ? { now: start, zone: elsewhere, theirZone: where } : { now: start, zone: where, theirZone: elsewhere }
        const { time } = resolve(isTheirs ? `${text} their time` : text, setting)
        expect(time).not.toBeNull()
        if (time === null) return
        expect(time.zone).toBe(where)
        if (!time.isShifted) {
          expect(wall(time.instant, where)).toBe(text)
          // Of two, the first: an hour or half an hour before, the clock shows something else.
          for (const back of [30, 60, 120]) expect(wall(time.instant - back * 60_000, where)).not.toBe(text)
        } else {
          expect(everShows(text, where)).toBe(false)
          expect(wall(time.instant, where) > text).toBe(true)
        }
      }),
      runs,
    )
  })

  test('every half hour that a clock showed near a change of clocks is taken at its word', () => {
    for (const where of zones) {
      let offsetBefore = NaN
      for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2025, 0, 1); at += 86_400_000) {
        const offset = Date.parse(`${wall(at, where).replace(' ', 'T')}:00Z`) - at
        const isChanged = !Number.isNaN(offsetBefore) && offset !== offsetBefore
        offsetBefore = offset
        if (!isChanged) continue
        for (let quarter = -100; quarter <= 4; quarter += 2) {
          const text = wall(at + quarter * 900_000, where)
          const { time } = resolve(text, { now: at - 86_400_000, zone: where })
          // A time that a clock showed is never moved.
          expect([time && wall(time.instant, where), time?.isShifted]).toEqual([text, false])
        }
      }
    }
  })

  test('a weekday is that weekday there, one to seven days ahead, at the time that was said', () => {
    const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 7, max: 23 }), (start, where, wanted, hour) => {
        const { time } = resolve(`${names[wanted - 1]} ${hour}:00`, { now: start, zone: where })
        if (time === null || time.isShifted) return expect(time).not.toBeNull()
        const day = calendarDay(time.instant, where)
        expect(weekday(day)).toBe(wanted)
        const ahead = daysBetween(calendarDay(start, where), day)
        expect(ahead >= 1 && ahead <= 7).toBe(true)
        expect(wall(time.instant, where).slice(11)).toBe(`${pad(hour)}:00`)
        expect(time.isPast).toBe(false)
      }),
      runs,
    )
  })

  test('a time alone is ahead, and at most a day away', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 7, max: 23 }), (start, where, hour) => {
        const { time } = resolve(`${hour}:00`, { now: start, zone: where })
        expect(time?.isPast).toBe(false)
        expect((time?.instant ?? Infinity) - start).toBeLessThanOrEqual(50 * 3_600_000)
      }),
      runs,
    )
  })

  test('hours and minutes are hours and minutes that pass, whatever the clocks do', () => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: 1, max: 200 }), (start, where, hours) => {
        expect(resolve(`in ${hours}h`, { now: start, zone: where }).time?.instant).toBe(start - (start % 60_000) + hours * 3_600_000)
      }),
      runs,
    )
  })
})
