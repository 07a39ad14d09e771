import { expect, test } from 'vitest'
import { settingOf } from './set-mine-again.ts'

test('each field that an action sets is set by that action', () => {
  expect(settingOf({ name: 'dueAt', yours: '2026-11-24T08:00:00.000Z', theirs: null })).toEqual({ name: 'reschedule', params: { dueAt: '2026-11-24T08:00:00.000Z' } })
  expect(settingOf({ name: 'ownerId', yours: 4, theirs: 5 })).toEqual({ name: 'reassignOwner', params: { ownerId: 4 } })
  expect(settingOf({ name: 'note', yours: 'Mine', theirs: 'Theirs' })).toEqual({ name: 'updateNote', params: { note: 'Mine' } })
})

test('a field without an action, and a value that its action doesn’t take, are set by an update', () => {
  expect(settingOf({ name: 'taskPriorityId', yours: 1, theirs: 2 })).toEqual({ name: 'update', params: { taskPriorityId: 1 } })
  expect(settingOf({ name: 'dueAt', yours: null, theirs: '2026-11-24T08:00:00.000Z' })).toEqual({ name: 'update', params: { dueAt: null } })
})

test('what nothing sets can’t be set again', () => {
  expect(settingOf({ name: 'state', yours: 'complete', theirs: 'incomplete' })).toBeNull()
  expect(settingOf({ name: 'ownerId', yours: null, theirs: 5 })).toBeNull()
})
