import { beforeEach, describe, expect, test } from 'vitest'
import { taskSchema } from '#contract/task.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { heldTaskIds } from './held-tasks.ts'
import { forgetRelated, rememberRelated } from './related.ts'

interface Some {
  dueAt?: string | null
  note?: string
  prospect?: string
  account?: string
  weight?: number
}

/** Holds tasks 1, 2, 3 … as a list answer would have brought them. */
function hold(tasks: readonly Some[]): void {
  rememberRelated(tasks.flatMap(({ prospect, account, weight }, index) => [
    { type: 'prospect', id: index + 1, attributes: { name: prospect ?? '' }, relationships: {} },
    { type: 'account', id: index + 1, attributes: { name: account ?? '' }, relationships: {} },
    ...(weight === undefined ? [] : [{ type: 'taskPriority', id: index + 1, attributes: { weight }, relationships: {} }]),
  ]))
  acceptedTasks.accept(tasks.map(({ dueAt = null, note = null }, index) => taskSchema.parse({
    type: 'task', id: index + 1, attributes: { state: 'incomplete', dueAt, note },
    relationships: Object.fromEntries(['prospect', 'account', 'taskPriority'].map((type) => [type, { data: { type, id: index + 1 } }])),
  })), 1)
}

beforeEach(() => {
  acceptedTasks.clear()
  forgetRelated()
})

describe('the loaded tasks', () => {
  test('come by their due date as instants, those without one last, and in reverse all of that', () => {
    hold([{ dueAt: '2026-05-04T10:00:00.000Z' }, {}, { dueAt: '2026-05-04T09:30:00.000+00:00' }, { dueAt: '2026-05-04T10:00:00.000Z' }])
    expect(heldTaskIds('', { name: 'dueAt', descending: false })).toEqual([3, 1, 4, 2])
    expect(heldTaskIds('', { name: 'dueAt', descending: true })).toEqual([2, 4, 1, 3])
    expect(heldTaskIds('', undefined)).toEqual([3, 1, 4, 2])
  })

  test('come by the weight of their priority, none weighing nothing', () => {
    hold([{ weight: 5 }, {}, { weight: 9 }])
    expect(heldTaskIds('', { name: 'taskPriority', descending: true })).toEqual([3, 1, 2])
  })

  test.each([
    ['pricing', [1]],
    ['PRIC', [1]],
    ['ricing', []],
    ['lena quarry', [2]],
    ['lena pricing', []],
    ['zoë', [3]],
    ['follow-up', [1]],
    ['up', [1]],
    ['stone,quarry', [2]],
    [' , ', [1, 2, 3]],
    ['--', [1, 2, 3]],
  ])('with the words %j are found where each begins a word of note, prospect or account', (words, ids) => {
    hold([{ note: 'A follow-up: pricing.' }, { prospect: 'Lena Fischer', account: 'Quarry & Stone' }, { prospect: 'Zoë Adjei' }])
    expect(heldTaskIds(words, undefined)).toEqual(ids)
  })
})
