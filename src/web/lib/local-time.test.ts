import { describe, expect, test } from 'vitest'
import { localTime, type WorkingHours } from './local-time.ts'

/** Monday 23 November 2026, 15:00 in Berlin. */
const setting = { now: Date.UTC(2026, 10, 23, 14), zone: 'Europe/Berlin', locale: 'en-GB' }

describe("a prospect's local time", () => {
  test.each([
    ['America/New_York', '9:00', true],
    ['America/Los_Angeles', '6:00', false],
    ['Asia/Kolkata', '19:30', false],
    ['Pacific/Auckland', 'Tue 3:00', false],
  ])('in %s is %s', (zone, text, callable) => {
    const local = localTime(zone, setting)
    // Versions of ICU differ in the leading zero.
    expect({ ...local, text: local?.text.replace(/\b0(\d:)/, '$1') }).toEqual({ text, callable })
  })

  test('a call is welcome from 9:00 until 17:00, or when it is said to be, and not at the weekend', () => {
    const at = (now: number, hours?: WorkingHours) => localTime('UTC', { ...setting, now }, hours)?.callable
    expect([at(Date.UTC(2026, 10, 23, 8, 59)), at(Date.UTC(2026, 10, 23, 9)), at(Date.UTC(2026, 10, 23, 16, 59)), at(Date.UTC(2026, 10, 23, 17))])
      .toEqual([false, true, true, false])
    expect([at(Date.UTC(2026, 10, 23, 7), { from: 7, until: 19 }), at(Date.UTC(2026, 10, 23, 19), { from: 7, until: 19 })]).toEqual([true, false])
    expect(at(Date.UTC(2026, 10, 22, 12))).toBe(false)
  })

  test.each([null, '', 'Mars/Olympus_Mons'])('is unknown in %s', (zone) => {
    expect(localTime(zone, setting)).toBeNull()
  })
})
