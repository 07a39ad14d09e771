import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pacedRead } from './paced-read.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page that can be hidden. */
function pageOf() {
  let onShown = () => {}
  const page = { visibilityState: 'visible' as DocumentVisibilityState, addEventListener: (_name: string, listener: () => void) => void (onShown = listener), removeEventListener: () => {} }
  return { page: page as unknown as Document, show: (state: DocumentVisibilityState) => { page.visibilityState = state; onShown() } }
}

it('reads soon after the first change and at most every five seconds while they keep coming', () => {
  const read = vi.fn()
  const { wake, stop } = pacedRead(read, pageOf().page)
  wake()
  vi.advanceTimersByTime(100)
  expect(read).toHaveBeenCalledTimes(1)
  for (let ms = 0; ms < 60_000; ms += 100) {
    wake()
    vi.advanceTimersByTime(100)
  }
  expect(read.mock.calls.length).toBeGreaterThan(10)
  expect(read.mock.calls.length).toBeLessThan(20)
  vi.advanceTimersByTime(10_000)
  read.mockClear()
  wake()
  vi.advanceTimersByTime(100)
  expect(read).toHaveBeenCalledTimes(1)
  stop()
})

it('reads nothing in a hidden page, and once when it is shown again', () => {
  const read = vi.fn()
  const { page, show } = pageOf()
  const { wake } = pacedRead(read, page)
  show('hidden')
  for (let ms = 0; ms < 10_000; ms += 100) {
    wake()
    vi.advanceTimersByTime(100)
  }
  expect(read).not.toHaveBeenCalled()
  show('visible')
  vi.advanceTimersByTime(10_000)
  expect(read).toHaveBeenCalledTimes(1)
})
