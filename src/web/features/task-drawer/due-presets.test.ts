import { parseZonedDateTime } from '@internationalized/date'
import { expect, test } from 'vitest'
import { duePresets } from './due-presets.ts'

const presets = (at: string, zone = 'Europe/Berlin') => duePresets(zone, parseZonedDateTime(at)).map(({ label, dueAt }) => [label, dueAt.toAbsoluteString()])

test('later today is a whole hour, three hours away or more', () => {
  expect(presets('2026-11-25T09:20[Europe/Berlin]')[0]).toEqual(['Later today', '2026-11-25T12:00:00.000Z'])
  expect(presets('2026-11-25T09:00[Europe/Berlin]')[0]).toEqual(['Later today', '2026-11-25T11:00:00.000Z'])
})

test('in the evening there is no later today', () => {
  expect(presets('2026-11-25T20:01[Europe/Berlin]').map(([label]) => label)).toEqual(['Tomorrow', 'Next Monday'])
})

test('next Monday is never today, and on a Sunday it is tomorrow', () => {
  expect(presets('2026-11-23T08:00[Europe/Berlin]').at(-1)).toEqual(['Next Monday', '2026-11-30T08:00:00.000Z'])
  expect(presets('2026-11-22T08:00[Europe/Berlin]').at(-1)).toEqual(['Next Monday', '2026-11-23T08:00:00.000Z'])
})

test('nine in the morning is nine on the wall, also across the change of clocks', () => {
  expect(presets('2026-10-24T22:00[Europe/Berlin]')[0]).toEqual(['Tomorrow', '2026-10-25T08:00:00.000Z'])
  expect(presets('2026-03-07T12:00[America/New_York]', 'America/New_York')[1]).toEqual(['Tomorrow', '2026-03-08T13:00:00.000Z'])
})
