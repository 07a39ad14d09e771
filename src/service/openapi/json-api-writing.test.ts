import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediaType } from '#contract/json-api.ts'
import { openJsonApiFixture, type JsonApiFixture } from '#testing/json-api-fixture.ts'

// Every answer is also held against JSON:API's rules of document structure by the fixture. See docs/json-api-conformance.md.
let api: JsonApiFixture
beforeAll(async () => {
  api = await openJsonApiFixture()
})
afterAll(() => api.close())

const tasks = '/api/v2/tasks'
const draft = { data: { type: 'task', attributes: { action: 'call', note: 'Ring back' }, relationships: { subject: { data: { type: 'prospect', id: 1 } } } } }

async function makeTask(): Promise<number> {
  const { status, body } = await api.ask('POST', tasks, { body: draft })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data.id
}

async function count(): Promise<unknown> {
  return (await api.ask('GET', `${tasks}?count=true&page[size]=1`)).body.meta.count
}

describe('content negotiation', () => {
  test('N2 a body in the media type with another parameter is a 415', async () => {
    const { status, body } = await api.ask('POST', tasks, { body: draft, headers: { 'content-type': `${mediaType}; version=2` } })
    expect(status).toBe(415)
    expect(body.errors[0]).toMatchObject({ id: 'unsupportedMediaType', source: { header: 'Content-Type' } })
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
      expect((await api.ask('POST', tasks, { body: draft, headers: { 'content-type': type } })).status, type).toBe(415)
    }
  })

  test('N3 a body in an unsupported extension is a 415', async () => {
    expect((await api.ask('POST', tasks, { body: draft, headers: { 'content-type': `${mediaType}; ext="https://example.com/ext"` } })).status).toBe(415)
  })

  test('N6 a body in an unknown profile is read as if there were none; vendor: so is one that tells its charset', async () => {
    for (const parameter of ['profile="https://example.com/profile"', 'charset=utf-8']) {
      expect((await api.ask('POST', tasks, { body: draft, headers: { 'content-type': `${mediaType}; ${parameter}` } })).status).toBe(201)
    }
  })
})

describe('members', () => {
  test('D6 members that nobody defined are ignored', async () => {
    const { data } = draft
    const odd = { ...draft, jsonapi: { version: '1.1' }, extra: 1, data: { ...data, lid: 'a', meta: { from: 'here' }, links: {}, extra: [] } }
    expect((await api.ask('POST', tasks, { body: odd })).status).toBe(201)
  })

  test('M2 @-members are ignored wherever they stand', async () => {
    const { data } = draft
    const linked = {
      '@context': 'https://schema.org',
      data: {
        ...data,
        '@type': 'Action',
        attributes: { ...data.attributes, '@id': 'x' },
        relationships: { subject: { '@id': 'y', data: { type: 'prospect', id: 1, '@id': 'z' } }, '@owner': 1 },
      },
    }
    const { status, body } = await api.ask('POST', tasks, { body: linked })
    expect(status, JSON.stringify(body)).toBe(201)
  })

  test('M3 names are case-sensitive', async () => {
    const { status, body } = await api.ask('POST', tasks, { body: { data: { type: 'task', attributes: { action: 'call', Note: 'x' } } } })
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ id: 'permittedParams.unknownAttribute', source: { pointer: '/data/attributes/Note' } })
  })
})

describe('creating', () => {
  test('C1 the document has to hold one resource object with a type', async () => {
    const before = await count()
    for (const body of [{}, { data: null }, { data: [] }, { data: [draft.data] }, { data: { attributes: draft.data.attributes } }, [], 'null', '3']) {
      const { status } = await api.ask('POST', tasks, { body })
      expect([400, 422], JSON.stringify(body)).toContain(status)
    }
    expect(await count()).toBe(before)
  })

  test('C2 a relationship has to be an object with data', async () => {
    for (const owner of [null, 1, {}, { type: 'user', id: 1 }, { links: {} }]) {
      const { status, body } = await api.ask('POST', tasks, { body: { data: { ...draft.data, relationships: { owner } } } })
      expect(status, JSON.stringify(owner)).toBe(422)
      expect(body.errors[0]?.source?.pointer).toMatch(/^\/data\/relationships\/owner/)
    }
  })

  test('C3 vendor: a client-generated id is a 400, where JSON:API says 403', async () => {
    const { status, body } = await api.ask('POST', tasks, { body: { data: { ...draft.data, id: 77 } } })
    expect(status).toBe(400)
    expect(body.errors[0]?.source).toEqual({ pointer: '/data/id' })
  })

  test('C4 a created task is a 201 with the task, whose self link is the Location', async () => {
    const { status, headers, body } = await api.ask('POST', tasks, { body: draft })
    expect(status).toBe(201)
    expect(body.data).toMatchObject({ type: 'task', attributes: { note: 'Ring back', taskType: 'manual' } })
    expect(headers.location).toBe(body.data.links?.self)
    expect(headers.location).toBe(`http://localhost${tasks}/${body.data.id}`)
    expect((await api.ask('GET', `${tasks}/${body.data.id}`)).body.data).toEqual(body.data)
  })

  test('C8 vendor: a related resource that is not there is a 422, where JSON:API says 404', async () => {
    const { status, body } = await api.ask('POST', tasks, { body: { data: { ...draft.data, relationships: { taskPriority: { data: { type: 'taskPriority', id: 999 } } } } } })
    expect(status).toBe(422)
    expect(body.errors[0]?.source?.pointer).toBe('/data/relationships/taskPriority')
  })

  test('C10 vendor: a type that the collection does not hold is a 422, where JSON:API says 409', async () => {
    const { status, body } = await api.ask('POST', tasks, { body: { data: { ...draft.data, type: 'call' } } })
    expect(status).toBe(422)
    expect(body.errors[0]?.source).toEqual({ pointer: '/data/type' })
  })

  test('I7 writes include nothing: include is a 400', async () => {
    const before = await count()
    for (const [method, url] of [['POST', tasks], ['PATCH', `${tasks}/1`], ['DELETE', `${tasks}/8`]] as const) {
      const { status, body } = await api.ask(method, `${url}?include=owner`, method === 'DELETE' ? {} : { body: draft })
      expect(status, method).toBe(400)
      expect(body.errors.map(({ source }) => source?.parameter)).toContain('include')
    }
    expect((await api.ask('POST', `${tasks}/1/actions/snooze?include=owner`)).status).toBe(400)
    expect(await count()).toBe(before)
  })
})

describe('updating', () => {
  const patch = (id: number, members: object) => api.ask('PATCH', `${tasks}/${id}`, { body: { data: { type: 'task', id, ...members } } })

  test('U0 a request succeeds or fails as a whole', async () => {
    const id = await makeTask()
    const before = (await api.ask('GET', `${tasks}/${id}`)).body
    const { status, body } = await patch(id, { attributes: { note: 'New', state: 'complete' }, relationships: { taskPriority: { data: { type: 'taskPriority', id: 999 } } } })
    expect(status).toBe(400)
    expect(body.errors.length).toBeGreaterThan(0)
    expect((await patch(id, { attributes: { note: 'New' }, relationships: { taskPriority: { data: { type: 'taskPriority', id: 999 } } } })).status).toBe(422)
    expect((await api.ask('GET', `${tasks}/${id}`)).body).toEqual(before)
  })

  test('U1 the resource object has to hold type and id', async () => {
    const id = await makeTask()
    for (const data of [{ id }, { type: 'task' }, {}]) expect([400, 422]).toContain((await api.ask('PATCH', `${tasks}/${id}`, { body: { data } })).status)
  })

  test('U2 what is left out keeps its value', async () => {
    const id = await makeTask()
    const { body: before } = await api.ask('GET', `${tasks}/${id}`)
    const { body: after } = await patch(id, { attributes: { dueAt: '2026-06-01T09:00:00.000Z' } })
    const { dueAt, updatedAt: _, ...attributes } = after.data.attributes
    expect(dueAt).toBe('2026-06-01T09:00:00.000Z')
    expect(before.data.attributes).toMatchObject(attributes)
    expect(after.data.relationships).toEqual(before.data.relationships)
  })

  test('U4 a relationship that is given is replaced, and needs data', async () => {
    const id = await makeTask()
    const { body } = await patch(id, { relationships: { owner: { data: { type: 'user', id: 2 } }, subject: { data: null } } })
    expect(body.data.relationships).toMatchObject({ owner: { data: { id: 2 } }, subject: { data: null }, prospect: { data: null } })
    expect((await patch(id, { relationships: { owner: {} } })).status).toBe(422)
  })

  test('U6 the answer is a 200 with the task as a GET of it gives it', async () => {
    const id = await makeTask()
    const { status, body } = await patch(id, { attributes: { note: 'Changed' } })
    expect(status).toBe(200)
    expect(body.data.attributes.note).toBe('Changed')
    expect((await api.ask('GET', `${tasks}/${id}`)).body).toEqual(body)
  })

  test('U8 vendor: what cannot be written is a 400 or 405, where JSON:API says 403', async () => {
    const id = await makeTask()
    expect((await patch(id, { attributes: { state: 'complete' } })).body.errors[0]).toMatchObject({ id: 'permittedParams.unknownAttribute', source: { pointer: '/data/attributes/state' } })
    expect((await patch(id, { relationships: { calls: { data: [] } } })).status).toBe(400)
    const users = await api.ask('PATCH', '/api/v2/users/1', { body: { data: { type: 'user', id: 1 } } })
    expect(users.status).toBe(405)
    expect(users.headers.allow).toContain('GET')
  })

  test('U9 a task that is not there is a 404', async () => {
    expect((await patch(999_999, { attributes: { note: 'x' } })).status).toBe(404)
  })

  test('U11 vendor: another type or id than the address has is a 422, where JSON:API says 409', async () => {
    const id = await makeTask()
    const send = (data: object) => api.ask('PATCH', `${tasks}/${id}`, { body: { data } })
    for (const [data, pointer] of [[{ type: 'call', id }, '/data/type'], [{ type: 'task', id: 1 }, '/data/id'], [{ type: 'task', id: String(id) }, '/data/id']] as const) {
      const { status, body } = await send(data)
      expect(status, pointer).toBe(422)
      expect(body.errors.map(({ source }) => source?.pointer)).toContain(pointer)
    }
  })
})

describe('deleting and errors', () => {
  test('X1 a deleted task is a 204 without a body, and then a 404', async () => {
    const id = await makeTask()
    const { status, body } = await api.ask('DELETE', `${tasks}/${id}`)
    expect(status).toBe(204)
    expect(body).toBeUndefined()
    expect((await api.ask('DELETE', `${tasks}/${id}`)).status).toBe(404)
  })

  test('E1 every finding stands in errors, each with its place', async () => {
    const { status, body } = await api.ask('POST', `${tasks}?nothing=1`, { body: { data: { type: 'task', attributes: { action: 'dance', dueAt: 'soon' } } } })
    expect(status).toBe(400)
    expect(body.errors[0]?.source).toEqual({ parameter: 'nothing' })
    const second = await api.ask('POST', tasks, { body: { data: { type: 'task', attributes: { action: 'dance', dueAt: 'soon' } } } })
    expect(second.status).toBe(422)
    expect(second.body.errors.map(({ source }) => source?.pointer).toSorted()).toEqual(['/data/attributes/action', '/data/attributes/dueAt'])
  })

  test('E3 vendor: a pointer names a missing member by where it would stand', async () => {
    const { body } = await api.ask('POST', tasks, { body: { data: { type: 'task', attributes: {} } } })
    expect(body.errors[0]?.source).toEqual({ pointer: '/data/attributes/action' })
  })

  test('O2 vendor: an unsupported sort key is a 422, where JSON:API says 400', async () => {
    const { status, body } = await api.ask('GET', `${tasks}?sort=note,owner.name`)
    expect(status).toBe(422)
    expect(body.errors.map(({ source }) => source)).toEqual([{ parameter: 'sort' }, { parameter: 'sort' }])
  })
})
