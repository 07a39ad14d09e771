import { afterAll, beforeAll, expect, it } from 'vitest'
import { openReadFixture, type ReadFixture } from '#testing/read-fixture.ts'

let fixture: ReadFixture
beforeAll(async () => {
  fixture = await openReadFixture()
})
afterAll(() => fixture.close())

it('answers a Singer tap, which follows links.next and repeats every key beside it', async () => {
  const params = 'page[size]=250&count=false&filter[updatedAt]=2020-01-01T00:00:00Z..inf&sort=updatedAt'
  expect(await fixture.ids(`/api/v2/tasks?${params}`)).toEqual([1, 2, 4, 5, 6, 7, 8, 3])

  const small = params.replace('250', '3')
  const seen: number[] = []
  for (let url: string | undefined = `/api/v2/tasks?${small}`; url !== undefined; ) {
    const { status, body } = await fixture.get(url)
    expect(status).toBe(200)
    seen.push(...body.data.map(({ id }) => id))
    url = body.links.next && `${body.links.next}&${small}`
  }
  expect(seen).toEqual([1, 2, 4, 5, 6, 7, 8, 3])
})

it('answers an Airbyte source', async () => {
  expect(await fixture.ids('/api/v2/tasks?newFilterSyntax=true&filter[updatedAt][gte]=2026-04-05T00:00:00Z&page[size]=1000&sort=updatedAt')).toEqual([4, 5, 6, 7, 8, 3])
})

it('answers an MCP server: its superset filter, the year 1, an include that its fields do not list', async () => {
  const { status, body } = await fixture.get('/api/v2/tasks?filter[action]=call&filter[dueAt]=0001-01-01T00:00:00Z..2026-12-31T23:59:59Z' +
    '&include=prospect.account,owner,template&fields[task]=action,dueAt,note,state&fields[prospect]=firstName,lastName,company&fields[user]=name')
  expect(status).toBe(200)
  expect(body.data.map(({ id }) => id)).toEqual([1, 3])
  expect(body.data[0]?.relationships['prospect']).toEqual({ data: { type: 'prospect', id: 1 } })
  expect(body.included.map(({ type }) => type).sort()).toEqual(['account', 'prospect', 'user'])
})

it('answers an ad-hoc script that pages by limit and asks for a range of ids', async () => {
  expect(await fixture.ids('/api/v2/tasks?page[limit]=1000&filter[id]=0..999')).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})
