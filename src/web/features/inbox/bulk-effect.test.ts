import { expect, test } from 'vitest'
import { taskSchema, type Task } from '#contract/task.ts'
import { effectOf, refusalText } from './bulk-effect.ts'

function task(id: number, attributes: Partial<Task['attributes']> = {}, meta = {}): Task {
  const sequenceState = attributes.taskType?.startsWith('sequence_step') ? { sequenceState: { data: { type: 'sequenceState', id: 9 } } } : {}
  return taskSchema.parse({ type: 'task', id, attributes: { state: 'incomplete', ...attributes }, relationships: sequenceState, meta })
}

const tasks = new Map([
  task(1), task(2, { taskType: 'sequence_step_call' }), task(3, { taskType: 'sequence_step_email' }), task(4, { state: 'complete' }),
  task(5, { state: 'complete', taskType: 'sequence_step_call' }), task(6, {}, { canWrite: false }),
].map((one) => [one.id, one]))
const effect = (ids: readonly number[], name: 'markComplete' | 'snooze' = 'markComplete') =>
  effectOf(ids.map((taskId) => ({ taskId, action: { name, params: {} } })), (id) => {
    const found = tasks.get(id)
    return found ? { task: found, deletion: null } : null
  })

test('a consequence is told once for all that it concerns, of those on which the action works', () => {
  expect(effect([1, 2, 3, 4, 5])).toMatchObject({ total: 5, able: 3, sets: [{ count: 2, text: '2 of 3 move their sequence on.' }] })
  expect(effect([2, 3]).sets.map(({ text }) => text)).toEqual(['All 2 move their sequence on.'])
  expect(effect([2, 4]).sets.map(({ text }) => text)).toEqual(['It moves its sequence on.'])
  expect(effect([1]).sets).toEqual([])
  expect(effect([2, 3], 'snooze').sets).toEqual([])
})

test('each kind of consequence is told, the most frequent first', () => {
  const wanted = (['delete', 'markComplete', 'markComplete'] as const).map((name, index) => ({ taskId: 11 + index, action: { name, params: {} } }))
  const sequenceTask = (id: number) => ({ task: task(id, { taskType: 'sequence_step_call' }), deletion: null })
  expect(effectOf(wanted, sequenceTask).sets.map(({ text }) => text)).toEqual(['2 of 3 move their sequence on.', '1 of 3 leaves its sequence paused.'])
})

test('what can’t is counted with its reason, the most frequent first', () => {
  expect(refusalText(effect([1, 2]))).toBeNull()
  expect(refusalText(effect([1, 4, 5]))).toBe('2 of 3 can’t: the task is already complete.')
  expect(refusalText(effect([1, 4, 5, 6, 99]))).toBe('4 of 5 can’t, for one: the task is already complete.')
  expect(refusalText(effect([6]))).toBe('All 1 can’t: you can only work on tasks of your own.')
})
