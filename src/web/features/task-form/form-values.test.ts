import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { newTaskDocument } from '#web/data/new-task-document.ts'
import { emptyValues, fieldOf, formSchema, sameValues } from './form-values.ts'

const about = { type: 'prospect', id: 7, name: 'Dana Li' } as const
const error = (pointer?: string) => ({ id: 'validationError', title: '', detail: '', ...(pointer !== undefined && { source: { pointer } }) })

function blamed(values: unknown, isNew = true, known: string | null = null): unknown[] {
  const { error: found } = z.safeParse(formSchema(isNew, known), values)
  return (found?.issues ?? []).map(({ path }) => path[0])
}

test('a new task needs an owner, and somebody or something it is about', () => {
  const values = emptyValues(3)
  expect(blamed({ ...values, subject: about })).toEqual([])
  expect(blamed({ ...values, note: 'Renew the domain' })).toEqual([])
  expect(blamed({ ...values, note: '  ' })).toEqual(['subject'])
  expect(blamed({ ...values, ownerId: null, subject: about })).toEqual(['ownerId'])
})

test('a task that is there may lack what a new one needs, and may have an action of its account alone', () => {
  const values = { ...emptyValues(3), action: 'linkedin_view_profile' }
  expect(blamed(values, false, 'linkedin_view_profile')).toEqual([])
  expect(blamed(values, false)).toEqual(['action'])
})

test('a task does not skip itself before it is due, and a note has an end', () => {
  const values = { ...emptyValues(3, about), dueAt: '2026-05-02T09:00:00Z', autoskipAt: '2026-05-01T09:00:00Z' }
  expect(blamed(values)).toEqual(['autoskipAt'])
  expect(blamed({ ...values, autoskipAt: null, note: 'x'.repeat(65_536) })).toEqual(['note'])
})

test("the service's errors find their fields by JSON pointer, those without one are the form's", () => {
  expect(fieldOf(error('/data/attributes/dueAt'))).toBe('dueAt')
  expect(fieldOf(error('/data/relationships/owner'))).toBe('ownerId')
  expect(fieldOf(error('/data/relationships/subject/data/id'))).toBe('subject')
  expect(fieldOf(error('/data/relationships/taskPriority/data/type'))).toBe('taskPriorityId')
  for (const pointer of ['/data/attributes/state', '/data', '', undefined]) expect(fieldOf(error(pointer))).toBeNull()
})

test('only what was filled in is sent', () => {
  expect(newTaskDocument({ ...emptyValues(3, about), note: '  Ask for the sheet ' })).toEqual({
    data: {
      type: 'task',
      attributes: { action: 'call', note: 'Ask for the sheet' },
      relationships: { owner: { data: { type: 'user', id: 3 } }, subject: { data: { type: 'prospect', id: 7 } } },
    },
  })
  expect(newTaskDocument({ ...emptyValues(3), action: 'dance' })).toBeNull()
})

test('the same values in another spelling are the same', () => {
  const values = { ...emptyValues(3, about), dueAt: '2026-05-02T09:00:00.000Z' }
  expect(sameValues(values, { ...values, dueAt: '2026-05-02T11:00:00+02:00', subject: { ...about, name: 'Dana' } })).toBe(true)
  expect(sameValues(values, { ...values, dueAt: null })).toBe(false)
})
