import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseListQuery } from '#contract/list-query-parse.ts'
import { resourceDefinition } from '#contract/resources.ts'
import { openReadFixture, type ReadFixture } from '#testing/read-fixture.ts'
import { streamTasks } from './stream-tasks.ts'

let fixture: ReadFixture
beforeAll(async () => {
  fixture = await openReadFixture()
})
afterAll(() => fixture.close())

const everyone = { userId: 5, role: 'admin', visibleOwnerIds: null, writableOwnerIds: null } as const

async function stream(query: string, batchSize: number, visibleOwnerIds: readonly number[] | null = null) {
  const context = { db: fixture.store.db, publicOrigin: 'http://localhost', principal: { ...everyone, visibleOwnerIds } }
  const batches = []
  for await (const batch of streamTasks(context, parseListQuery(query, resourceDefinition('task')), batchSize)) batches.push(batch)
  return batches
}

it('streams a whole list in its order, whatever page was asked for, batch by batch', async () => {
  const batches = await stream('sort=-dueAt&page[size]=1', 3)
  expect(batches.map(({ data }) => data.map(({ id }) => id))).toEqual([[7, 4, 8], [6, 2, 3], [1, 5]])
})

it('brings what each batch includes', async () => {
  const batches = await stream('include=owner&filter[id]=1..4', 2)
  expect(batches.map(({ included }) => included.map(({ type, id }) => `${type} ${id}`))).toEqual([['user 1', 'user 2'], ['user 1', 'user 2']])
})

it('holds only what the person may see, and nothing for an empty list', async () => {
  expect((await stream('', 10, [4, 6])).flatMap(({ data }) => data.map(({ id }) => id))).toEqual([6])
  expect(await stream('filter[id]=999', 10)).toEqual([])
})
