import { expect, test } from 'vitest'
import { safeWebAddress } from './safe-web-address.ts'

test('a web address stays, and a bare host gets https', () => {
  expect(safeWebAddress('http://example.com/a')).toBe('http://example.com/a')
  expect(safeWebAddress(' linkedin.com/in/dana ')).toBe('https://linkedin.com/in/dana')
})

test.each([['javascript:alert(1)'], ['JaVaScRiPt:alert(1)'], ['data:text/html,x'], ['vbscript:x'], ['file:///etc/passwd'], [''], ['   '], ['http://'], [null]])(
  '%j is no web address',
  (text) => {
    expect(safeWebAddress(text)).toBeNull()
  },
)
