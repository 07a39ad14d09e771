import { expect, test } from 'vitest'
import { taskSchema } from '#contract/task.ts'
import { foldTask } from '#web/data/visible-task.ts'
import { offeredVerbs, verbRefusal } from './offered-verbs.ts'

const visible = (attributes: object, relationships: object = {}, meta: object = {}) =>
  foldTask(taskSchema.parse({ type: 'task', id: 1, attributes: { state: 'incomplete', ...attributes }, relationships, meta }), [])
const named = (shown: ReturnType<typeof visible>) => offeredVerbs(shown).map(({ verb }) => verb)

test('offers what a task of its kind can ever do', () => {
  expect(named(visible({ taskType: 'manual' }))).toEqual([
    'markComplete', 'snooze', 'reschedule', 'reassignOwner', 'taskPriority', 'updateNote', 'updateOpportunityAssociation', 'edit', 'delete',
  ])
  expect(named(visible({ taskType: 'sequence_step_call' }))).toEqual(expect.arrayContaining(['advance', 'finishReplied', 'finishNoReply']))
  expect(named(visible({ action: 'in_person' }))).toContain('logMeetInPerson')
  expect(named(visible({}, { mailing: { data: { type: 'mailing', id: 4 } } }))).toContain('deliver')
})

test('says why one won’t work', () => {
  const done = visible({ state: 'complete', taskType: 'sequence_step_call' })
  expect(verbRefusal(done, 'finishReplied')).toBe('The task is already complete.')
  expect(verbRefusal(done, 'updateNote')).toBeNull()
  expect(verbRefusal(done, 'taskPriority')).toBeNull()
  expect(verbRefusal(visible({}, {}, { canWrite: false, canDelete: false }), 'snooze')).toMatch(/isn’t yours to change/)
  expect(verbRefusal(visible({}, {}, { canWrite: false, canDelete: false }), 'delete')).toMatch(/isn’t yours to delete/)
  expect(verbRefusal({ ...done, deletion: 'pending' }, 'updateNote')).toBe('The task is deleted.')
})
