import { expect, test } from 'vitest'
import { csvText } from './csv-text.ts'

test('quotes what needs it, and lets no cell run as a formula', () => {
  expect(csvText([['a', 'b "c", d', ' e'], ['=1+1', '-1.5', '-x']])).toBe('a,"b ""c"", d"," e"\r\n\'=1+1,-1.5,\'-x\r\n')
})
