import { expect, test } from 'vitest'
import { rememberRelated } from '#web/data/related.ts'
import { actionSentence, bulkSentence, undoneSentence } from './action-sentence.ts'

const setting = { now: Date.parse('2026-11-23T15:00:00Z'), zone: 'Europe/Berlin', locale: 'en-GB' }

test('says what was done, with the date in the viewer’s words', () => {
  expect(actionSentence({ name: 'markComplete', params: {} }, 'Dana Li', setting)).toBe('Completed Dana Li.')
  expect(actionSentence({ name: 'reschedule', params: { dueAt: '2026-11-24T08:00:00Z' } }, 'Dana Li', setting)).toBe('Moved Dana Li to Tomorrow 9:00.')
  expect(actionSentence({ name: 'snooze', params: {} }, '12 tasks', setting)).toBe('Snoozed 12 tasks.')
})

test('names nobody where the new owner isn’t known', () => {
  expect(actionSentence({ name: 'reassignOwner', params: { ownerId: 4711 } }, 'Dana Li', setting)).toBe('Handed Dana Li to somebody else.')
})

test('says what was taken back', () => {
  expect(undoneSentence({ name: 'deliver', params: {} }, 'Dana Li', setting)).toBe('Undone: sent off the mail of Dana Li.')
})

test('says of an update what it set, where that is one thing', () => {
  rememberRelated([{ type: 'taskPriority', id: 3, attributes: { name: 'High' }, relationships: {} }])
  expect(actionSentence({ name: 'update', params: { taskPriorityId: 3 } }, 'Dana Li', setting)).toBe('Set the priority of Dana Li to High.')
  expect(actionSentence({ name: 'update', params: { taskPriorityId: null } }, 'Dana Li', setting)).toBe('Took the priority off Dana Li.')
  expect(actionSentence({ name: 'update', params: { dueAt: null, note: 'Call' } }, 'Dana Li', setting)).toBe('Changed Dana Li.')
  expect(undoneSentence({ name: 'delete', params: {} }, 'Dana Li', setting)).toBe('Undone: deleted Dana Li.')
})

test('names one time for many only where it is the same for all', () => {
  const snoozes = (...times: string[]) => times.map((dueAt) => ({ name: 'snooze' as const, params: { dueAt } }))
  expect(bulkSentence(snoozes('2026-11-24T08:00:00Z', '2026-11-24T08:00:00Z'), setting)).toBe('Snoozed 2 tasks to Tomorrow 9:00.')
  expect(bulkSentence(snoozes('2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z'), setting)).toBe('Snoozed 2 tasks, each to its own time.')
  expect(bulkSentence(snoozes('2026-11-24T08:00:00Z'), setting, 'Dana Li')).toBe('Snoozed Dana Li to Tomorrow 9:00.')
})
