import { expect, test } from 'vitest'
import { resultText } from './result-text.ts'

const nothing = { rows: 0, created: 0, existing: 0, skipped: 0, newOwners: [], newProspects: 0, newAccounts: 0, badCount: 0, bad: [] }

test('an import says what it made, what was there, and what it left out', () => {
  expect(resultText({ ...nothing, created: 2, newOwners: ['a@b.example'], newProspects: 2 })).toBe('2 new tasks made, with 1 new owner, 2 new prospects.')
  expect(resultText({ ...nothing, existing: 3, skipped: 1 })).toBe('No task made. 3 were there already, 1 were left out.')
})
