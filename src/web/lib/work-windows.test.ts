import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayText, readDay } from './day-text.ts'
import { windowBounds, workWindows } from './work-windows.ts'

const zone = fc.constantFrom('America/New_York', 'Europe/London', 'Asia/Kolkata', 'Pacific/Apia', 'America/Santiago')

test('today, ten working days and what lies around them', () => {
  // A Thursday.
  const windows = workWindows(Date.parse('2026-05-07T15:00:00Z'), 'Europe/London')
  expect(windows.map(({ key }) => key)).toEqual([
    'overdue', '2026-05-07', '2026-05-08', '2026-05-11', '2026-05-12', '2026-05-13', '2026-05-14', '2026-05-15', '2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21', 'later', 'undated',
  ])
  expect(windows[3]).toMatchObject({ from: Date.parse('2026-05-08T23:00:00Z'), until: Date.parse('2026-05-11T23:00:00Z') })
})

test('from a Saturday, the Sunday is work of Monday', () => {
  const windows = workWindows(Date.parse('2026-05-09T12:00:00Z'), 'UTC')
  expect(windows.slice(1, 3)).toMatchObject([{ key: '2026-05-09', until: Date.parse('2026-05-10T00:00:00Z') }, { key: '2026-05-11', from: Date.parse('2026-05-10T00:00:00Z') }])
})

test('every instant is in exactly one window, in any zone and at any time', () => {
  fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), zone, (now, where) => {
    const windows = workWindows(now.getTime(), where)
    const bounds = windowBounds(windows)
    expect(bounds).toHaveLength(12)
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
    expect(windows.slice(1, -1).map(({ from }) => from)).toEqual(bounds)
    expect((bounds[0] ?? 0) <= now.getTime() && now.getTime() < (bounds[1] ?? 0)).toBe(true)
  }))
})

test.each([['2026-02-28', true], ['2026-02-30', false], ['2026-2-3', false], ['', false]])('%j is a day: %s', (text, isDay) => {
  const read = readDay(text)
  expect(read !== null).toBe(isDay)
  if (read) expect(dayText(read)).toBe(text)
})
