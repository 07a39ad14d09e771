import { expect, test } from 'vitest'
import type { TaskEvent } from '#contract/task-event.ts'
import { rememberRelated } from '#web/data/related.ts'
import { actorName, eventSentence } from './event-sentence.ts'

const setting = { now: Date.parse('2026-11-25T08:00:00Z'), zone: 'Europe/Berlin', locale: 'en-GB' }

function event(action: string, changes: TaskEvent['attributes']['changes'] = {}): TaskEvent {
  return { type: 'taskEvent', id: 1, attributes: { action, changes, at: '2026-11-25T07:00:00.000Z', rev: 2, actor: { type: 'user', id: 1, name: 'Mei' } } }
}

test('a new due date is told in the reader’s own words', () => {
  expect(eventSentence(event('snooze', { dueAt: [null, '2026-11-26T08:30:00.000Z'] }), setting)).toBe('snoozed it to Tomorrow 9:30')
  expect(eventSentence(event('reschedule', { dueAt: ['2026-11-20T08:00:00.000Z', null] }), setting)).toBe('moved the due date')
})

test('a handover names the new owner where the page knows them', () => {
  const changes = { owner: [{ type: 'user', id: 1 }, { type: 'user', id: 77 }] as [unknown, unknown] }
  expect(eventSentence(event('reassignOwner', changes), setting)).toBe('handed it over')
  rememberRelated([{ type: 'user', id: 77, attributes: { name: 'Dana Okafor' }, relationships: {} }])
  expect(eventSentence(event('reassignOwner', changes), setting)).toBe('handed it to Dana Okafor')
})

test('an action that we do not know says what changed', () => {
  expect(eventSentence(event('merge', { note: [null, 'x'], dueAt: [null, null] }), setting)).toBe('changed the note, the due date')
  expect(eventSentence(event('merge', { a: [0, 1], b: [0, 1], c: [0, 1], d: [0, 1] }), setting)).toBe('changed a, b, c and more')
})

test('an update says which one thing was set', () => {
  rememberRelated([{ type: 'taskPriority', id: 3, attributes: { name: 'High' }, relationships: {} }])
  expect(eventSentence(event('update', { taskPriority: [null, { type: 'taskPriority', id: 3 }] }), setting)).toBe('set the priority to High')
  expect(eventSentence(event('update', { taskPriority: [{ type: 'taskPriority', id: 3 }, null] }), setting)).toBe('took the priority off')
  expect(eventSentence(event('update', { action: ['call', 'email'], note: [null, 'x'] }), setting)).toBe('changed the kind of work, the note')
})

test('a job acts in the product’s name, and a person who is gone is somebody', () => {
  expect(actorName({ type: 'job', id: null, name: null })).toBe('Daysheet')
  expect(actorName({ type: 'user', id: 9, name: null })).toBe('Somebody')
})
