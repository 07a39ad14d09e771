import { expect, test } from 'vitest'
import { earlyEnter } from './early-enter.ts'

test('an Enter typed ahead acts once all that could come first is here, and not after long or on another text', () => {
  const now = { isComplete: true, isSameText: true, waitedMs: 0 }
  expect(earlyEnter(now)).toBe('act')
  expect(earlyEnter({ ...now, isComplete: false })).toBe('wait')
  expect(earlyEnter({ ...now, waitedMs: 1501 })).toBe('leave')
  expect(earlyEnter({ ...now, isSameText: false })).toBe('leave')
  expect(earlyEnter({ isComplete: false, isSameText: true, waitedMs: 1501 })).toBe('leave')
})
