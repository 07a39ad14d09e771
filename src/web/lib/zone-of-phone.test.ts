import { expect, test } from 'vitest'
import { isTimeZone } from './zoned-time.ts'
import { zoneOfPhones } from './zone-of-phone.ts'

test.each([
  [['+49 30 1234567'], 'Europe/Berlin'],
  [['+353 (1) 555 0100'], 'Europe/Dublin'],
  [['0044 20 7946 0000'], 'Europe/London'],
  [['030 1234567', '+81 3 1234'], 'Asia/Tokyo'],
  [['+1 202 555 0100'], null],
  [['+61 2 5550 0100'], null],
  [['+351 21 555 0100'], null],
  [[], null],
])('%s lies in %s', (numbers, zone) => {
  expect(zoneOfPhones(numbers)).toBe(zone)
  if (zone !== null) expect(isTimeZone(zone)).toBe(true)
})
