import { expect, test } from 'vitest'
import { targetsFrom, type TaskSurface } from './task-surface.ts'

function surface(targets: readonly number[]): TaskSurface {
  return { targets: () => targets, after: (id) => (id < 5 ? id + 1 : null), act: () => {}, actEach: () => {}, goTo: () => {} }
}

test('a count takes the task at hand and those after it, as many as there are', () => {
  expect(targetsFrom(surface([2]), 3)).toEqual([2, 3, 4])
  expect(targetsFrom(surface([4]), 3)).toEqual([4, 5])
  expect(targetsFrom(surface([]), 3)).toEqual([])
})

test('a count gives way to a selection of several', () => {
  expect(targetsFrom(surface([5, 1]), 3)).toEqual([5, 1])
})
