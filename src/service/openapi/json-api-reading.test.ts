import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediaType } from '#contract/json-api.ts'
import { resourcesByPath } from '#contract/resources.ts'
import { openJsonApiFixture, type JsonApiFixture } from '#testing/json-api-fixture.ts'

// Every answer is also held against JSON:API's rules of document structure by the fixture. See docs/json-api-conformance.md.
let api: JsonApiFixture
beforeAll(async () => {
  api = await openJsonApiFixture()
})
afterAll(() => api.close())

const tasks = '/api/v2/tasks'

/** A link as a path of the app. */
const path = (link = '') => link.replace('http://localhost', '')

describe('content negotiation', () => {
  test('N1 answers are application/vnd.api+json without parameters', async () => {
    for (const url of [tasks, `${tasks}/1`, `${tasks}/404`, '/api/v2/nowhere', '/api/v2']) {
      expect((await api.ask('GET', url)).headers['content-type']).toBe(mediaType)
    }
  })

  test('N4 Accept with only parametrised JSON:API types is a 406; one plain instance is enough', async () => {
    const accept = (text: string) => api.ask('GET', tasks, { headers: { accept: text } })
    expect((await accept(`${mediaType}; version=2`)).status).toBe(406)
    expect((await accept(`${mediaType}; version=2, ${mediaType};charset=latin1`)).status).toBe(406)
    expect((await accept(`${mediaType}; version=2, ${mediaType}`)).status).toBe(200)
    expect((await accept(`${mediaType};q=0.8`)).status).toBe(200)
    for (const other of ['*/*', 'application/*', 'application/json']) expect((await accept(other)).status).toBe(200)
  })

  test('N5 Accept with only unsupported extensions is a 406', async () => {
    const { status, body } = await api.ask('GET', tasks, { headers: { accept: `${mediaType}; ext="https://example.com/ext"` } })
    expect(status).toBe(406)
    expect(body.errors[0]?.source).toEqual({ header: 'Accept' })
  })

  test('N6 a profile that is not known is ignored', async () => {
    expect((await api.ask('GET', tasks, { headers: { accept: `${mediaType}; profile="https://example.com/profile"` } })).status).toBe(200)
  })
})

describe('document structure', () => {
  test('D1 each collection, each resource and each refusal obeys the rules of structure', async () => {
    for (const collection of resourcesByPath.keys()) {
      const { status, body } = await api.ask('GET', `/api/v2/${collection}?count=true&provideAuthorizationMeta=true&provideDataConnections=true`)
      expect(status).toBe(200)
      expect(Array.isArray(body.data), collection).toBe(true)
      expect(body.data.length, collection).toBeGreaterThan(0)
      expect((await api.ask('GET', `/api/v2/${collection}/${body.data[0]?.id}`)).body.data).toMatchObject({ id: body.data[0]?.id })
      expect((await api.ask('GET', `/api/v2/${collection}/999999`)).status).toBe(404)
    }
  })

  test('D3 a refusal holds errors and no data', async () => {
    const { body } = await api.ask('GET', `${tasks}?sort=nothing`)
    expect(Object.keys(body)).toEqual(['errors'])
  })

  test('D5 a collection is an array, also with one or no resource; a resource is an object', async () => {
    expect((await api.ask('GET', `${tasks}?filter[id]=1`)).body.data).toMatchObject([{ id: 1 }])
    expect((await api.ask('GET', `${tasks}?filter[id]=999`)).body.data).toEqual([])
    expect((await api.ask('GET', `${tasks}/1`)).body.data).toMatchObject({ type: 'task', id: 1 })
  })

  test('R8 a related link stays the same whatever it leads to, and is good while it leads to nothing', async () => {
    const { body } = await api.ask('GET', tasks)
    for (const task of body.data) {
      const related = task.relationships.calls?.links?.related
      expect(related).toBe(`http://localhost/api/v2/calls?filter%5Btask%5D%5Bid%5D=${task.id}`)
      expect((await api.ask('GET', path(related))).status).toBe(200)
    }
  })

  test('R9 linkage is null, an identifier, or an array of them', async () => {
    const { body } = await api.ask('GET', `${tasks}/1`)
    expect(body.data.relationships).toMatchObject({
      mailing: { data: null },
      owner: { data: { type: 'user', id: 1 } },
      sequenceSequenceSteps: { data: [{ type: 'sequenceStep', id: 2 }, { type: 'sequenceStep', id: 1 }] },
    })
    expect((await api.ask('GET', `${tasks}/7`)).body.data.relationships.sequenceSequenceSteps).toEqual({ data: [] })
  })

  test('R10 the self link of every resource, included ones too, answers with that resource', async () => {
    const { body } = await api.ask('GET', `${tasks}?include=owner,prospect.account,sequence,taskPriority`)
    for (const resource of [...body.data, ...body.included]) {
      const found = await api.ask('GET', path(resource.links?.self))
      expect(found.status).toBe(200)
      expect(found.body.data).toEqual(resource)
    }
  })
})

describe('compound documents', () => {
  test('I1 included resources stand once in a top-level array, all of them linked', async () => {
    const { body } = await api.ask('GET', `${tasks}?include=owner,prospect.account,account.owner,calls,mailings.template,sequenceSequenceSteps.taskPriority`)
    const types = new Set(body.included.map(({ type }) => type))
    expect(types).toEqual(new Set(['user', 'prospect', 'account', 'call', 'mailing', 'template', 'sequenceStep', 'taskPriority']))
  })

  test('I3 what is primary data is not included as well', async () => {
    for (const include of ['call.task', 'mailing.task.owner', 'calls.task,mailings.task']) {
      const { status, body } = await api.ask('GET', `${tasks}?include=${include}`)
      expect(status).toBe(200)
      expect(body.included.map(({ type }) => type), include).not.toContain('task')
    }
    expect((await api.ask('GET', '/api/v2/calls?include=task')).body.included.map(({ type, id }) => [type, id])).toEqual([['task', 3]])
  })

  test('I2 linkage stays complete under sparse fieldsets', async () => {
    const { body } = await api.ask('GET', `${tasks}?include=prospect.account&fields[task]=state&fields[prospect]=name&fields[account]=name`)
    expect(body.included.map(({ type }) => type)).toContain('account')
  })

  test('I4 included is there, and empty, where the relationship is', async () => {
    expect((await api.ask('GET', `${tasks}/7?include=prospect`)).body.included).toEqual([])
    expect((await api.ask('GET', `${tasks}?filter[id]=999&include=owner`)).body.included).toEqual([])
  })

  test('I5 nothing is included that was not asked for', async () => {
    expect((await api.ask('GET', `${tasks}/1?include=owner`)).body.included.map(({ type }) => type)).toEqual(['user'])
    expect((await api.ask('GET', `${tasks}/1`)).body).not.toHaveProperty('included')
  })

  test('I6 an unknown relationship path is a 400 that names the parameter', async () => {
    for (const include of ['nobody', 'owner.nobody', 'prospect.account.nobody', 'state']) {
      const { status, body } = await api.ask('GET', `${tasks}?include=${include}`)
      expect(status, include).toBe(400)
      expect(body.errors[0]?.source).toEqual({ parameter: 'include' })
    }
  })
})

describe('fetching', () => {
  test('F1 every link of a page leads to a page', async () => {
    const { body } = await api.ask('GET', `${tasks}?page[size]=3&sort=-updatedAt&filter[state]=incomplete,pending&count=true`)
    const next = await api.ask('GET', path(body.links.next))
    expect(next.status).toBe(200)
    for (const link of Object.values(next.body.links)) expect((await api.ask('GET', path(link))).status).toBe(200)
    for (const link of Object.values((await api.ask('GET', '/api/v2')).body.links)) expect((await api.ask('GET', path(link))).status).toBe(200)
  })

  test('F3 an export is a document by the same rules', async () => {
    const { status, body } = await api.ask('GET', `${tasks}/export?format=jsonapi&include=owner,calls.task,mailings.task,prospect.account&sort=-id`)
    expect(status).toBe(200)
    expect(body.data.map(({ id }) => id)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  })

  test('F5 a resource that is not there is a 404', async () => {
    for (const id of ['999', '0', '-1', 'abc', '1e3', '9007199254740993']) expect((await api.ask('GET', `${tasks}/${id}`)).status, id).toBe(404)
  })

  test('S1 a restricted type answers with only the fields that were named', async () => {
    const { body } = await api.ask('GET', `${tasks}?fields[task]=state,owner`)
    for (const task of body.data) {
      expect(Object.keys(task.attributes)).toEqual(['state'])
      expect(Object.keys(task.relationships)).toEqual(['owner'])
    }
  })

  test('S2 an empty list of fields means none', async () => {
    const { body } = await api.ask('GET', `${tasks}/1?fields[task]=`)
    expect(body.data).toMatchObject({ attributes: {}, relationships: {} })
  })

  test('O1 sorting ascends, and descends after a minus', async () => {
    const ids = async (sort: string) => (await api.ask('GET', `${tasks}?sort=${sort}`)).body.data.map(({ id }) => id)
    const up = await ids('id')
    expect(up).toEqual(up.toSorted((a, b) => a - b))
    expect(await ids('-id')).toEqual(up.toReversed())
    const updated = (await api.ask('GET', `${tasks}?sort=-state,updatedAt`)).body.data.map(({ attributes }) => attributes)
    expect(updated.map(({ state }) => state)).toEqual(['pending', ...Array<string>(6).fill('incomplete'), 'complete'])
  })

  test('P2 page links are called first, prev and next, and are left out where there is no such page', async () => {
    const first = await api.ask('GET', `${tasks}?page[size]=5&sort=id`)
    expect(Object.keys(first.body.links).toSorted()).toEqual(['first', 'next'])
    const last = await api.ask('GET', path(first.body.links.next))
    expect(Object.keys(last.body.links).toSorted()).toEqual(['first', 'prev'])
    expect(last.body.data.map(({ id }) => id)).toEqual([6, 7, 8])
    const back = await api.ask('GET', path(last.body.links.prev))
    expect(back.body.data).toEqual(first.body.data)
  })
})

describe('query parameters', () => {
  test('Q2 an unknown parameter is a 400 that names it', async () => {
    for (const parameter of ['whatever', 'Filter[state]', 'profile', 'include[]', 'newParam']) {
      const { status, body } = await api.ask('GET', `${tasks}?${parameter}=1`)
      expect(status, parameter).toBe(400)
      expect(body.errors[0]?.source).toEqual({ parameter })
    }
  })

  test('Q3 brackets may be percent-encoded or not', async () => {
    const plain = await api.ask('GET', `${tasks}?filter[owner][id]=1&page[size]=2&fields[task]=state`)
    const encoded = await api.ask('GET', `${tasks}?filter%5Bowner%5D%5Bid%5D=1&page%5Bsize%5D=2&fields%5Btask%5D=state`)
    expect(encoded.body).toEqual(plain.body)
  })

  test('Q4 values are read as form-urlencoded: a plus is a space', async () => {
    const names = async (text: string) => (await api.ask('GET', `/api/v2/stages?newFilterSyntax=true&filter[name][]=${text}`)).status
    expect(await names('New+Stage')).toBe(200)
    const found = await api.ask('GET', `/api/v2/prospects?newFilterSyntax=true&filter[title][]=V.P.,+Sales`)
    expect(found.body.data.map(({ id }) => id)).toEqual([2])
  })
})
