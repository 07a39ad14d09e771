import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retryAfterMs } from './retry-after.ts'

const now = Date.UTC(2026, 10, 23, 12)

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['120', 120_000],
    ['1.5', 1_500],
    [String(now / 1000 + 60), 60_000],
    ['Mon, 23 Nov 2026 12:01:00 GMT', 60_000],
    ['2026-11-23T12:01:00Z', 60_000],
    ['2026-11-23T13:01:00.000+01:00', 60_000],
  ])('%s is a wait of %d ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms)
  })

  test.each(['Sun, 22 Nov 2026 12:00:00 GMT', '2020-01-01T00:00:00Z', '1500000000'])('%s, in the past, asks for no wait', (header) => {
    expect(retryAfterMs(header, now)).toBe(0)
  })

  test.each([null, '', '  ', 'soon', '-5', '1e3', '0x10', 'NaN', 'Infinity', '12 parsecs'])('%s says nothing', (header) => {
    expect(retryAfterMs(header, now)).toBeNull()
  })

  test('reads one instant alike in all four spellings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400 * 30 }), (seconds) => {
        const at = new Date(now + seconds * 1000)
        const spellings = [String(seconds), String(at.getTime() / 1000), at.toUTCString(), at.toISOString()]
        expect(spellings.map((text) => retryAfterMs(text, now))).toEqual(spellings.map(() => seconds * 1000))
      }),
    )
  })

  test('never throws and never answers a negative or odd number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = retryAfterMs(text, now)
        expect(ms === null || (ms >= 0 && Number.isFinite(ms))).toBe(true)
      }),
    )
  })
})
