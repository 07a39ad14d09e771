import { afterAll, beforeAll, expect, test } from 'vitest'
import { mediaType } from '#contract/json-api.ts'
import { resourcesByPath } from '#contract/resources.ts'
import { documentValidator } from '#testing/document-validator.ts'
import { openJsonApiFixture, type AnyDocument, type JsonApiFixture } from '#testing/json-api-fixture.ts'
import { buildOpenapi } from './build-openapi.ts'
import { resolve, type Method } from './openapi-document.ts'

const document = buildOpenapi({ publicOrigin: 'http://localhost', version: '1' })
const validator = documentValidator(document)

let api: JsonApiFixture
beforeAll(async () => {
  api = await openJsonApiFixture()
})
afterAll(() => api.close())

/** Asks the real app, and holds its answer against what the document says of `path`, `method` and the status. */
async function ask(method: Method, path: string, { id = 1, query = '', body }: { id?: number; query?: string; body?: unknown } = {}): Promise<{ status: number; body: AnyDocument }> {
  const url = path.replace('{id}', String(id)) + query
  const answer = await api.ask(method.toUpperCase() as 'GET', url, body === undefined ? {} : { body })
  const pointer = document.paths[path]?.[method]?.responses[String(answer.status)]
  if (pointer === undefined) throw new Error(`${method} ${url} answered ${answer.status}, which is not documented: ${JSON.stringify(answer.body)}`)
  const response = resolve(document, pointer)
  for (const name of Object.keys(response.headers ?? {}).filter((name) => name.startsWith('X-RateLimit') || name === 'Location')) {
    expect(answer.headers, `${method} ${url}`).toHaveProperty(name.toLowerCase())
  }
  const schema = response.content?.[mediaType]?.schema
  if (schema === undefined) expect(answer.body).toBeUndefined()
  else {
    const validate = validator(schema)
    expect(validate(answer.body), `${method} ${url}: ${JSON.stringify(validate.errors)}`).toBe(true)
  }
  return answer
}

test.each([...resourcesByPath.keys()])('%s answer as documented', async (path) => {
  const { body } = await ask('get', `/api/v2/${path}`, { query: '?count=true&provideAuthorizationMeta=true&provideDataConnections=true' })
  const includes = Object.keys(resourcesByPath.get(path)?.relationships ?? {}).join(',')
  await ask('get', `/api/v2/${path}/{id}`, { id: body.data[0]?.id ?? 0, query: includes === '' ? '' : `?include=${includes}` })
  expect((await ask('get', `/api/v2/${path}`, { query: '?sort=nothing&page[size]=0' })).status).toBe(422)
  expect((await ask('get', `/api/v2/${path}`, { query: '?nothing=1' })).status).toBe(400)
  expect((await ask('get', `/api/v2/${path}/{id}`, { id: 999_999 })).status).toBe(404)
})

test('a task’s whole life is answered as documented', async () => {
  const draft = { data: { type: 'task', attributes: { action: 'in_person' }, relationships: { subject: { data: { type: 'prospect', id: 1 } } } } }
  const { status, body } = await ask('post', '/api/v2/tasks', { body: draft })
  expect(status).toBe(201)
  const { id } = body.data
  await ask('patch', '/api/v2/tasks/{id}', { id, body: { data: { type: 'task', id, attributes: { note: 'x' } } } })
  const act = (name: string, query: string) => ask('post', `/api/v2/tasks/{id}/actions/${name}`, { id, query })
  const first = [
    await act('snooze', '?actionParams[markAsUrgent]=true'),
    await act('reschedule', '?actionParams[dueAt]=2026-06-01T09:00:00Z'),
    await act('reassignOwner', '?actionParams[ownerId]=2'),
    await act('updateNote', '?actionParams[note]=y'),
    await act('updateOpportunityAssociation', '?actionParams[opportunityAssociation]=noop'),
    await act('logMeetInPerson', '?actionParams[taskDispositionId]=1'),
  ]
  expect(first.map((answer) => answer.status)).toEqual(Array(6).fill(200))
  const refused = [await act('advance', ''), await act('deliver', ''), await act('markComplete', ''), await act('snooze', '?actionParams[nothing]=1')]
  expect(refused.map((answer) => answer.status)).toEqual([422, 422, 422, 400])
  expect((await ask('get', '/api/v2/tasks/{id}/history', { id })).body.data).toHaveLength(8)
  expect((await ask('delete', '/api/v2/tasks/{id}', { id })).status).toBe(204)
})

test('a saved view’s whole life is answered as documented', async () => {
  const attributes = { name: 'Calls', search: 'action=call' }
  const { status, body } = await ask('post', '/api/v2/savedViews', { body: { data: { type: 'savedView', attributes } } })
  expect(status).toBe(201)
  const { id } = body.data
  const view = '/api/v2/savedViews/{id}'
  const answers = [
    await ask('get', '/api/v2/savedViews'), await ask('get', view, { id }), await ask('patch', view, { id, body: { data: { type: 'savedView', id, attributes: { isShared: true } } } }),
    await ask('post', '/api/v2/savedViews', { body: { data: { type: 'savedView', attributes } } }), await ask('delete', view, { id }), await ask('get', view, { id }),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 422, 204, 404])
})

test('the API’s own description and an export are answered as documented', async () => {
  expect((await ask('get', '/api/v2')).status).toBe(200)
  expect((await ask('get', '/api/v2/tasks/export', { query: '?format=jsonapi&include=owner' })).status).toBe(200)
})
