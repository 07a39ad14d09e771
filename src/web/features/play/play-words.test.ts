import { expect, test } from 'vitest'
import { lengthText, outcomeTexts, paceText } from './play-words.ts'

test('a length of time is as exact as it needs to be', () => {
  expect([0, 40_000, 90_000, 59 * 60_000, 3_600_000, 70 * 60_000].map(lengthText)).toEqual(['0 s', '40 s', '2 min', '59 min', '1 h', '1 h 10 min'])
})

test('the rest is only guessed from what was handled', () => {
  expect(paceText({ elapsedMs: 30_000, handled: 1, remaining: 9 })).toEqual({ soFar: 'Just begun', rest: null, each: null })
  expect(paceText({ elapsedMs: 4_000, handled: 5, remaining: 9 }).rest).toBeNull()
  expect(paceText({ elapsedMs: 240_000, handled: 4, remaining: 10 })).toEqual({ soFar: '4 min so far', rest: 'about 10 min left', each: '1 min each' })
  expect(paceText({ elapsedMs: 240_000, handled: 4, remaining: 0 }).rest).toBeNull()
})

test('what was done most comes first, what needed nobody last', () => {
  expect(outcomeTexts(['passed', 'passed', 'snoozed', 'completed', 'completed']).map(({ count, text }) => `${count} ${text}`)).toEqual(['2 completed', '1 snoozed', '2 needed nothing any more'])
})
