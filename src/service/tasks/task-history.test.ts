import { afterAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { taskHistorySchema } from '#contract/task-event.ts'
import { makeTask } from '#testing/factories.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, store } = fixture

const read = async (path: string) => z.parse(taskHistorySchema, JSON.parse((await call('GET', path, { as: 'ana' })).raw))

it('tells who did what and when, newest first, page by page', async () => {
  const { id } = await makeTask(store.db, { owner_id: cast.ana })
  for (const note of ['one', 'two', 'three']) await act(id, 'updateNote', { note }, { as: 'mia' })
  const pages = []
  for (let path: string | undefined = `/tasks/${id}/history?page[size]=3`; path !== undefined; ) {
    const page = await read(path)
    pages.push(page.data.map(({ attributes }) => [attributes.rev, attributes.action]))
    path = page.links?.next?.replace('http://localhost/api/v2', '')
  }
  expect(pages).toEqual([[[4, 'updateNote'], [3, 'updateNote'], [2, 'updateNote']], [[1, 'create']]])
  expect((await read(`/tasks/${id}/history`)).data[0]?.attributes).toEqual({
    action: 'updateNote', at: '2026-05-04T08:00:00.000Z', rev: 4, actor: { type: 'user', id: cast.mia, name: expect.stringMatching(/^Mia /) }, changes: { note: ['two', 'three'] },
  })
})

it.each(['page[size]=0', 'page[size]=1001', 'page[after]=x', 'page[before]=x', 'foo=1'])('refuses %s, by name', async (query) => {
  const { id } = await makeTask(store.db, { owner_id: cast.ana })
  const { status, errors } = await call('GET', `/tasks/${id}/history?${query}`)
  expect([[400, 422].includes(status), errors[0]?.source?.parameter]).toEqual([true, query.split('=')[0]])
})
