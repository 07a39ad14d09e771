import { afterEach, expect, test, vi } from 'vitest'
import { untilHere } from './until-here.ts'

afterEach(() => vi.useRealTimers())

test('code that can’t be fetched is fetched again, after a pause, until it is here', async () => {
  vi.useFakeTimers()
  let attempts = 0
  const load = vi.fn(async () => {
    attempts += 1
    if (attempts < 3) throw new TypeError('Failed to fetch dynamically imported module')
    return 'code'
  })
  const here = untilHere(load)
  await vi.advanceTimersByTimeAsync(0)
  expect(load).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(load).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(3_000)
  await expect(here).resolves.toBe('code')
  expect(load).toHaveBeenCalledTimes(3)
})
