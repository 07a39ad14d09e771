import { afterAll, beforeEach, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { taskCountsPath, taskCountsSchema } from '#contract/task-counts.ts'
import type { Filter } from '#contract/list-query.ts'
import { makeTask } from '#testing/factories.ts'
import { openTaskFixture, type Cast } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, store, clock } = fixture

beforeEach(async () => {
  await store.db.deleteFrom('tasks').execute()
})

const is = (name: string, ...values: string[]): Filter => ({ name, terms: values.map((value) => ({ kind: 'is', value })) })
const snoozed: Filter[] = [is('state', 'incomplete'), { name: 'snoozedAt', terms: [{ kind: 'notNull' }] }]

async function count(lists: Readonly<Record<string, readonly Filter[]>>, as: keyof Cast = 'admin') {
  const answer = await call('GET', taskCountsPath(lists).replace('/api/v2', ''), { as })
  expect(answer.status, answer.raw).toBe(200)
  const { counts } = z.parse(taskCountsSchema, JSON.parse(answer.raw)).meta
  return Object.fromEntries(Object.entries(counts).map(([name, { count: number }]) => [name, number]))
}

it('counts each list by its filters, under the caller’s own names, of what the caller sees', async () => {
  for (const due_at of ['2026-05-01T09:00:00.000Z', '2026-05-02T09:00:00.000Z', null]) await makeTask(store.db, { owner_id: cast.ana, due_at })
  await makeTask(store.db, { owner_id: cast.zoe, state: 'pending', scheduled_at: '2026-06-01T00:00:00.000Z' })
  const lists = {
    'Ana’s & late': [{ name: 'dueAt', terms: [{ kind: 'range', lte: '2026-05-01T23:59:59.999Z' }] }] satisfies Filter[],
    later: [{ name: 'dueAt', terms: [{ kind: 'range', gte: '2026-05-02T00:00:00.000Z' }, { kind: 'null' }] }] satisfies Filter[],
    waiting: [is('state', 'pending')],
    all: [],
  }
  expect(await count(lists)).toEqual({ 'Ana’s & late': 1, later: 3, waiting: 1, all: 4 })
  expect(await count(lists, 'ana')).toEqual({ 'Ana’s & late': 1, later: 2, waiting: 0, all: 3 })
  expect(await count({})).toEqual({})
})

it('names the list in which a filter is wrong, and takes at most forty', async () => {
  const wrong = await call('GET', `/taskCounts?${new URLSearchParams({ 'list[a]': 'filter[state]=complete', 'list[b]': 'filter[nope]=1', what: '1' })}`)
  expect([wrong.status, wrong.errors.map(({ source }) => source?.parameter)]).toEqual([400, ['list[b]', 'what']])
  expect(wrong.errors[0]?.detail).toContain('filter[nope]')
  const many = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`n${index}`, []]))
  expect((await call('GET', taskCountsPath(many).replace('/api/v2', ''))).status).toBe(400)
})

it('knows a snoozed task from its snooze until its due date is set otherwise or it is done', async () => {
  const make = async () => (await makeTask(store.db, { owner_id: cast.ana, due_at: '2026-05-01T09:00:00.000Z' })).id
  const [moved, patched, done, reassigned] = [await make(), await make(), await make(), await make()]
  for (const id of [moved, patched, done, reassigned]) {
    const { task } = await act(id, 'snooze')
    expect(task.meta?.snoozedAt).toBe(clock.now().toISOString())
  }
  expect(await count({ snoozed })).toEqual({ snoozed: 4 })
  expect((await act(moved, 'reschedule', { dueAt: '2026-05-03T09:00:00Z' })).task.meta?.snoozedAt).toBeUndefined()
  await call('PATCH', `/tasks/${patched}`, { body: { data: { type: 'task', id: patched, attributes: { dueAt: '2026-05-09T09:00:00Z' } } } })
  await act(done, 'markComplete')
  await act(reassigned, 'reassignOwner', { ownerId: String(cast.ben) })
  await act(reassigned, 'updateNote', { note: 'still asleep' })
  expect(await count({ snoozed })).toEqual({ snoozed: 1 })
  expect(await count({ snoozed }, 'ben')).toEqual({ snoozed: 1 })
})
