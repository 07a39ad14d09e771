import { expect, test } from 'vitest'
import { inPaletteOrder } from './in-palette-order.ts'

test('what is done to the task at hand comes first, whichever code came first', () => {
  const ids = (given: string[]) => inPaletteOrder(given.map((id) => ({ id }))).map(({ id }) => id)
  expect(ids(['task.new', 'task.complete', 'task.snooze'])).toEqual(['task.complete', 'task.snooze', 'task.new'])
  expect(ids(['task.complete', 'task.snooze', 'task.new'])).toEqual(['task.complete', 'task.snooze', 'task.new'])
})
