import { expect, test } from 'vitest'
import { daysText } from './days-text.ts'

test.each([
  ['none', 'No date'],
  ['2026-05-08..2026-05-08', 'Fri 8 May'],
  ['2026-05-08..2026-05-11', 'Fri 8 May to Mon 11 May'],
  ['2026-05-08..', 'From Fri 8 May'],
  ['..2026-05-08', 'Until Fri 8 May'],
])('%s reads as %s', (days, text) => {
  expect(daysText(days, 'en-GB').replaceAll(',', '')).toBe(text)
})
