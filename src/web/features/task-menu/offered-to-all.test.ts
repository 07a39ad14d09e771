import { expect, test } from 'vitest'
import { taskSchema } from '#contract/task.ts'
import { foldTask } from '#web/data/visible-task.ts'
import { offeredToAll } from './offered-to-all.ts'

const visible = (attributes: object, meta: object = {}) => foldTask(taskSchema.parse({ type: 'task', id: 1, attributes: { state: 'incomplete', ...attributes }, relationships: {}, meta }), [])
const done = { state: 'complete' }
const refusalOf = (verb: string, ...tasks: ReturnType<typeof visible>[]) => offeredToAll(tasks).find((offer) => offer.verb === verb)?.refusal

test('a verb works on several tasks where it works on one of them', () => {
  expect(refusalOf('markComplete', visible(done), visible({}))).toBeNull()
  expect(refusalOf('markComplete', visible({}), visible(done))).toBeNull()
})

test('and is refused where none allows it, with a reason', () => {
  expect(refusalOf('markComplete', visible(done), visible({}, { canWrite: false }))).toBe('The task is already complete.')
})

test('what only one kind of task can do is offered where one is among them', () => {
  expect(refusalOf('logMeetInPerson', visible({}))).toBeUndefined()
  expect(refusalOf('logMeetInPerson', visible({}), visible({ action: 'in_person' }))).toBeNull()
})

test('nothing is offered on nothing', () => {
  expect(offeredToAll([])).toEqual([])
})
