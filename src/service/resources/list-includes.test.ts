import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReadFixture, type ReadAnswer, type ReadFixture } from '#testing/read-fixture.ts'

let fixture: ReadFixture
beforeAll(async () => {
  fixture = await openReadFixture()
})
afterAll(() => fixture.close())

const get = async (url: string, userId?: number): Promise<ReadAnswer['body']> => {
  const { status, body } = await fixture.get(url, userId)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const named = (body: ReadAnswer['body']): string[] => body.included.map(({ type, id }) => `${type} ${id}`).sort()

describe('include', () => {
  it('brings each related resource once', async () => {
    expect(named(await get('/api/v2/tasks?include=owner,taskPriority&filter[id]=1..3'))).toEqual(['taskPriority 1', 'taskPriority 2', 'taskPriority 3', 'user 1', 'user 2'])
  })

  it('is empty, not absent, where nothing is related', async () => {
    expect((await get('/api/v2/tasks?include=mailing&filter[id]=1')).included).toEqual([])
  })

  it('follows dotted paths, with what lies on the way', async () => {
    expect(named(await get('/api/v2/tasks/1?include=prospect.account.owner'))).toEqual(['account 1', 'prospect 1', 'user 1'])
    expect(named(await get('/api/v2/tasks?include=prospect.account,owner,template&filter[id]=2'))).toEqual(['account 2', 'prospect 2', 'template 1', 'user 2'])
  })

  it('reaches through a relationship of several types', async () => {
    expect(named(await get('/api/v2/tasks?include=subject,creator&filter[id]=1..5'))).toEqual([
      'account 1', 'opportunity 1', 'prospect 1', 'prospect 2', 'prospect 3', 'sequenceStep 1', 'stage 2', 'user 1',
    ])
    expect(named(await get('/api/v2/tasks?include=subject.account&filter[id]=1..5'))).toEqual(['account 1', 'account 2', 'opportunity 1', 'prospect 1', 'prospect 2', 'prospect 3'])
  })

  it('links what it includes of a to-many relationship', async () => {
    const calls = await get('/api/v2/tasks?include=calls&filter[id]=1,3')
    expect(named(calls)).toEqual(['call 1', 'call 2'])
    expect(calls.data[1]?.relationships['calls']).toEqual({
      data: [{ type: 'call', id: 1 }, { type: 'call', id: 2 }], links: { related: 'http://localhost/api/v2/calls?filter%5Btask%5D%5Bid%5D=3' },
    })
    expect(calls.data[0]?.relationships['calls']?.data).toEqual([])
    expect(named(await get('/api/v2/tasks/1?include=sequenceSequenceSteps.sequence'))).toEqual(['sequence 1', 'sequenceStep 1', 'sequenceStep 2'])
  })

  it('never repeats a primary resource, nor shows a task out of sight', async () => {
    expect(named(await get('/api/v2/tasks/2?include=mailing.task'))).toEqual(['mailing 1'])
    expect(named(await get('/api/v2/mailings?include=task'))).toEqual(['task 2'])
    expect(named(await get('/api/v2/mailings?include=task', 6))).toEqual([])
  })

  it('works for every relationship of every type', async () => {
    for (const [type, definition] of (await import('#contract/resources.ts')).resourcesByType) {
      const names = Object.keys(definition.relationships)
      if (names.length === 0) continue
      const { status } = await fixture.get(`/api/v2/${definition.path}?include=${names.join()}`)
      expect(status, type).toBe(200)
    }
  })
})

describe('fields', () => {
  it('leave out what they do not list, of each type alone', async () => {
    const body = await get('/api/v2/tasks/1?fields[task]=state,dueAt,owner&fields[user]=name&include=owner')
    expect(body.data).toEqual({
      type: 'task', id: 1, attributes: { state: 'incomplete', dueAt: '2026-05-01T09:00:00.120Z' }, relationships: { owner: { data: { type: 'user', id: 1 } } },
      meta: { rev: 1 }, links: { self: 'http://localhost/api/v2/tasks/1' },
    })
    expect(body.included[0]).toMatchObject({ type: 'user', attributes: { name: 'Ana Lopez' }, relationships: {} })
    expect(Object.keys(body.included[0]?.attributes ?? {})).toEqual(['name'])
  })

  it('keep a relationship that include names, also further down', async () => {
    const body = await get('/api/v2/tasks/1?fields[task]=completed&fields[prospect]=name&include=prospect.account,calls')
    expect(body.data.attributes).toEqual({ completed: false })
    expect(Object.keys(body.data.relationships)).toEqual(['calls', 'prospect'])
    const prospect = body.included.find(({ type }) => type === 'prospect')
    expect(prospect?.relationships).toEqual({ account: { data: { type: 'account', id: 1 } } })
  })

  it('may be none', async () => {
    const { data } = await get('/api/v2/tasks/1?fields[task]=')
    expect(data.attributes).toEqual({})
    expect(data.relationships).toEqual({})
  })

  it('do not disturb the cursor of a sort by what they leave out', async () => {
    const first = await get('/api/v2/tasks?fields[task]=note&sort=dueAt&page[size]=5')
    expect((await get(first.links.next ?? '')).data.map(({ id }) => id)).toEqual([8, 4, 7])
  })
})

describe('meta', () => {
  it('says what the person may do, with provideAuthorizationMeta', async () => {
    const may = async (userId?: number) => (await get('/api/v2/tasks?filter[id]=1,2&provideAuthorizationMeta=true', userId)).data.map(({ meta }) => meta)
    expect(await may()).toEqual([{ rev: 1, canWrite: true, canDelete: true }, { rev: 1, canWrite: true, canDelete: true }])
    expect(await may(1)).toEqual([{ rev: 1, canWrite: true, canDelete: true }, { rev: 1, canWrite: false, canDelete: false }])
    expect(await may(3)).toEqual([{ rev: 1, canWrite: true, canDelete: true }, { rev: 1, canWrite: true, canDelete: true }])
    expect((await get('/api/v2/users/1?provideAuthorizationMeta=true')).data.meta).toEqual({ canWrite: false, canDelete: false })
  })

  it('tells data connections, with provideDataConnections: none', async () => {
    expect((await get('/api/v2/tasks/1?provideDataConnections=true')).data.meta).toEqual({ rev: 1, dataConnections: [] })
    expect((await get('/api/v2/users/1')).data).not.toHaveProperty('meta')
  })
})

describe('who sees what', () => {
  it.each([
    ['an admin all', 5, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['a manager the tasks of their team, and their own', 3, [1, 2, 3, 4, 5, 7, 8]],
    ['a rep of another team only those', 6, [6]],
    ['a rep the tasks of their team', 1, [1, 2, 3, 4, 5, 7, 8]],
  ])('%s', async (_name, userId, ids) => {
    expect(await fixture.ids('/api/v2/tasks', userId)).toEqual(ids)
    expect((await get('/api/v2/tasks?count=true&page[size]=1', userId)).meta.count).toBe(ids.length)
    expect((await fixture.get('/api/v2/tasks/6', userId)).status).toBe(ids.includes(6) ? 200 : 404)
    expect(await fixture.ids('/api/v2/tasks?filter[q]=renewal', userId)).toEqual([1, 6].filter((id) => ids.includes(id)))
  })
})

describe('GET /api/v2', () => {
  it('tells whose credentials these are, the extensions and the collections', async () => {
    const { body } = await fixture.get('/api/v2', 1)
    expect(body.meta).toMatchObject({ user: { id: 1, name: 'Ana Lopez', email: 'ana@example.com', role: 'rep' } })
    expect(body.meta).toHaveProperty('extensions', expect.arrayContaining(['filter[action]', 'filter[q]', 'sort[taskPriority]', 'rev']))
    expect(Object.keys(body.links)).toHaveLength(18)
    for (const link of Object.values(body.links)) expect((await fixture.get(String(link))).status).toBe(200)
  })
})
