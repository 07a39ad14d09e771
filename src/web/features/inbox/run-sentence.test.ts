import { expect, test } from 'vitest'
import { runSentence, type Standing } from './run-sentence.ts'

/** A run whose tasks stand so; `kept`: those of the done that couldn't be taken back. */
function progress(counts: Partial<Omit<Standing, 'total' | 'items'>>, kept = 0): Standing {
  const numbers = { waiting: 0, sending: 0, done: 0, refused: 0, undoing: 0, undone: 0, ...counts }
  const items: Standing['items'] = [
    ...Array.from({ length: kept }, () => ({ status: 'done' as const, wasKept: true })),
    ...Array.from({ length: numbers.refused }, () => ({ status: 'refused' as const, wasKept: false })),
  ]
  return { total: Object.values(numbers).reduce((sum, one) => sum + one, 0), ...numbers, items }
}

test('only what was confirmed is done; what waits and what is on its way is still to go', () => {
  expect(runSentence(progress({ waiting: 30, sending: 4, done: 26 }), [])).toBe('26 done, 34 to go of 60')
})

test('what somebody else did before is no failure', () => {
  expect(runSentence(progress({ done: 55, refused: 5 }), [{ kind: 'alreadyDone' }, { kind: 'alreadyDone' }, { kind: 'refused' }])).toBe('55 done, 2 already done by somebody else, 3 failed of 60')
})

test('what was taken back, and what was kept as somebody had changed it since', () => {
  expect(runSentence(progress({ done: 3, undone: 57 }, 3), [{ kind: 'conflict' }])).toBe('57 taken back, 3 kept, changed since of 60')
})
