import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueText, exactText, momentText, untilNextDay } from './due-text.ts'
import { addDays, calendarDay, startOfDay } from './zoned-time.ts'

const zone = 'Europe/Berlin'
/** Monday 23 November 2026, 15:00 in Berlin. */
const now = Date.UTC(2026, 10, 23, 14)
const setting = { now, zone, locale: 'en-GB' }

/** Versions of ICU differ in a leading zero and in a comma; neither is ours to decide. */
function plain(text: string): string {
  return text.replace(/\b0(\d:)/, '$1').replace(',', '')
}

describe('due words', () => {
  test.each([
    ['2026-11-22T22:59:00Z', '1d late', 'overdue'],
    ['2026-11-20T09:00:00Z', '3d late', 'overdue'],
    ['2026-11-01T09:00:00Z', '3w late', 'overdue'],
    ['2024-11-01T09:00:00Z', '2y late', 'overdue'],
    ['2026-11-22T23:00:00Z', 'Today 0:00', 'today'],
    ['2026-11-23T08:00:00Z', 'Today 9:00', 'today'],
    ['2026-11-24T08:00:00Z', 'Tomorrow 9:00', 'later'],
    ['2026-11-27T13:30:00Z', 'Fri 14:30', 'later'],
    ['2026-12-04T13:30:00Z', 'Fri 4 Dec', 'later'],
    ['2027-11-28T13:30:00Z', '28 Nov 2027', 'later'],
  ])('%s is "%s"', (dueAt, text, tone) => {
    const due = dueText(dueAt, setting)
    expect({ ...due, text: plain(due.text) }).toEqual({ text, tone })
  })

  test("are by the viewer's calendar: the same instant is today here and tomorrow there", () => {
    const dueAt = '2026-11-23T20:00:00Z'
    expect(plain(dueText(dueAt, setting).text)).toBe('Today 21:00')
    expect(plain(dueText(dueAt, { ...setting, zone: 'Asia/Tokyo' }).text)).toBe('Tomorrow 5:00')
  })

  test('say "today" exactly between two midnights, in every zone and over every clock change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2035, 0) }),
        fc.integer({ min: -50, max: 50 }),
        (where, time, hours) => {
          const due = time + hours * 3_600_000
          const today = calendarDay(time, where)
          const isToday = due >= startOfDay(today, where) && due < startOfDay(addDays(today, 1), where)
          const { tone } = dueText(new Date(due).toISOString(), { now: time, zone: where, locale: 'en-GB' })
          expect(tone === 'today').toBe(isToday)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('change at the next midnight', () => {
    expect(untilNextDay(setting)).toBe(9 * 3_600_000)
    // The night in which Berlin's clock goes back has 25 hours.
    expect(untilNextDay({ ...setting, now: Date.UTC(2026, 9, 24, 22) })).toBe(25 * 3_600_000)
  })

  test('the exact time names its day and zone', () => {
    expect(plain(exactText('2026-11-27T13:30:00Z', setting))).toBe('Friday 27 November 2026 at 14:30 CET')
  })

  test.each([
    ['2026-11-23T13:59:50Z', 'just now'],
    ['2026-11-23T13:48:00Z', '12 min ago'],
    ['2026-11-23T08:00:00Z', 'Today 9:00'],
    ['2026-11-22T08:00:00Z', 'Yesterday 9:00'],
    ['2026-11-06T08:00:00Z', 'Fri 6 Nov'],
    ['2025-01-06T08:00:00Z', '6 Jan 2025'],
  ])('%s was "%s"', (instant, text) => {
    expect(plain(momentText(instant, setting))).toBe(text)
  })
})
