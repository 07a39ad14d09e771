import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGate } from './gate.ts'
import { retryDelayMs } from './query-client.ts'
import { RequestFailure } from './request-failure.ts'
import { estimatedServerNow, noteServerTime } from './server-clock.ts'
import { wait } from './wait.ts'

const failure = (retryAfterMs: number | null) => new RequestFailure({ kind: 'http', status: 503, errors: [], retryAfterMs })

describe('the wait before another attempt', () => {
  test('doubles, with jitter, and never exceeds half a minute', () => {
    expect([0, 1, 2, 3].map((failures) => retryDelayMs(failures, failure(null), () => 1))).toEqual([500, 1000, 2000, 4000])
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const delay = retryDelayMs(failures, failure(null), () => random)
        expect(delay).toBeGreaterThanOrEqual(250)
        expect(delay).toBeLessThanOrEqual(30_000)
      }),
    )
  })

  test('is never shorter than the service asked for', () => {
    expect(retryDelayMs(0, failure(60_000), () => 0)).toBe(60_000)
  })

  test('ends when the browser is online again, or when it is no longer wanted', async () => {
    const browser = new EventTarget()
    const { addEventListener, removeEventListener } = globalThis
    Object.assign(globalThis, { addEventListener: browser.addEventListener.bind(browser), removeEventListener: browser.removeEventListener.bind(browser) })
    const controller = new AbortController()
    const online = wait(3_600_000, controller.signal, true)
    const left = wait(3_600_000, controller.signal)
    browser.dispatchEvent(new Event('online'))
    await online
    controller.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    await expect(wait(1, controller.signal)).rejects.toThrow('left')
    Object.assign(globalThis, { addEventListener, removeEventListener })
  })
})

test('a gate lets so many through at a time, in order, also when one fails', async () => {
  const gate = createGate(2)
  const started: number[] = []
  const ends: (() => void)[] = []
  const runs = [1, 2, 3, 4].map((n) =>
    gate.run(async () => {
      started.push(n)
      await new Promise<void>((resolve, reject) => ends.push(n === 1 ? () => reject(new Error('one')) : resolve))
    }).catch(() => undefined),
  )
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  await turn()
  expect(started).toEqual([1, 2])
  ends[0]!()
  await turn()
  expect(started).toEqual([1, 2, 3])
  ends[1]!()
  ends[2]!()
  await turn()
  ends[3]!()
  await Promise.all(runs)
  expect(started).toEqual([1, 2, 3, 4])
})

test("the service's clock is told from its answers, where it differs by more than an answer takes", () => {
  const now = Date.UTC(2026, 0, 1)
  const at = (ms: number) => new Date(now + ms).toUTCString()
  noteServerTime(at(3_600_000), now)
  expect(estimatedServerNow(now)).toBe(now + 3_600_000)
  noteServerTime(null, now)
  noteServerTime('yesterday', now)
  expect(estimatedServerNow(now)).toBe(now + 3_600_000)
  noteServerTime(at(-2_000), now)
  expect(estimatedServerNow(now)).toBe(now)
})
