import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bulkPace, noteBudget, requestBudget } from './request-budget.ts'

const hour = 3_600_000

describe('a bulk on a request budget', () => {
  test('goes at full speed while there is plenty, and after the reset', () => {
    expect(bulkPace(null, 0)).toEqual({ kind: 'go' })
    expect(bulkPace({ limit: 10_000, remaining: 1_001, resetAt: hour }, 0)).toEqual({ kind: 'go' })
    expect(bulkPace({ limit: 10_000, remaining: 1_000, resetAt: hour }, 0).kind).toBe('slow')
    expect(bulkPace({ limit: 10_000, remaining: 200, resetAt: hour }, 0).kind).toBe('dry')
    expect(bulkPace({ limit: 10_000, remaining: 0, resetAt: hour }, hour)).toEqual({ kind: 'go' })
  })

  test('never runs dry before the reset, whatever it starts with, and uses up what may be used', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 600_000, max: hour }), (limit, share, resetAt) => {
        const kept = Math.max(20, Math.ceil(limit * 0.02))
        const before = Math.floor(limit * share)
        let remaining = before
        for (let now = 0; now < resetAt; now += 1) {
          const pace = bulkPace({ limit, remaining, resetAt }, now)
          if (pace.kind !== 'go') now += pace.ms
          if (pace.kind !== 'dry' && now < resetAt) remaining -= 1
        }
        expect(remaining).toBeGreaterThanOrEqual(Math.min(before, kept))
        expect(remaining).toBeLessThanOrEqual(Math.max(Math.min(before, kept), before - 100) + 2)
      }),
      { numRuns: 60 },
    )
  })

  test('learns the balance from any answer, by the service’s clock', () => {
    const date = 'Wed, 25 Nov 2026 10:00:00 GMT'
    noteBudget(new Headers({ 'X-RateLimit-Limit': '10000', 'X-RateLimit-Remaining': '42', 'X-RateLimit-Reset': String(Date.parse(date) / 1000 + 600), Date: date }), 5_000)
    expect(requestBudget()).toEqual({ limit: 10_000, remaining: 42, resetAt: 605_000 })
    noteBudget(new Headers({ 'X-RateLimit-Limit': 'many' }), 6_000)
    expect(requestBudget()?.remaining).toBe(42)
  })
})
