import { expect, test } from 'vitest'
import { changedValues } from './edited-task.ts'
import { emptyValues } from './form-values.ts'

const before = { ...emptyValues(3, { type: 'prospect', id: 7, name: 'Dana Li' }), dueAt: '2026-05-02T09:00:00.000Z', note: 'Call back' }

test('only what was changed is set, to absolute values', () => {
  expect(changedValues(before, { ...before, taskPriorityId: 2, dueAt: null })).toEqual({ taskPriorityId: 2, dueAt: null })
  expect(changedValues(before, { ...before, subject: { type: 'account', id: 7, name: 'Acme' }, action: 'email' })).toEqual({ subject: { type: 'account', id: 7 }, action: 'email' })
})

test('the same instant in another spelling is no change, an emptied note is none at all, and an owner stays', () => {
  expect(changedValues(before, { ...before, dueAt: '2026-05-02T11:00:00+02:00', ownerId: null })).toBeNull()
  expect(changedValues(before, { ...before, note: ' ' })).toEqual({ note: null })
})
