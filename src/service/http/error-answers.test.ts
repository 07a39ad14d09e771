import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiError, errorDocumentSchema, invalid } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { buildApp } from '#service/app.ts'
import { openTestService, testToken, type TestService } from '#testing/test-service.ts'

let service: TestService
let port = 0
beforeAll(async () => {
  const opened = await openTestService()
  const app = buildApp(opened.deps)
  app.get('/api/v2/broken/:how', async (request) => {
    const { how } = request.params as { how: string }
    throw failures[how]
  })
  app.post('/api/v2/echo', async (request) => ({ data: request.body ?? null }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  service = { ...opened, app, inject: (options) => app.inject(options), close: async () => {
    await app.close()
    await opened.close()
  } }
})
afterAll(() => service.close())

const failures: Record<string, unknown> = {
  rule: new ApiError([
    { code: 'validationError', detail: 'too late', pointer: '/data/attributes/dueAt' },
    { code: 'permittedParams.unknownAttribute', detail: 'no such thing', pointer: '/data/attributes/x' },
  ]),
  query: invalid('bad cursor', { parameter: 'page[after]' }),
  bug: new TypeError('the password is hunter2'),
  text: 'a thrown text',
  gone: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  stopping: Object.assign(new Error('terminating connection'), { code: '57P01' }),
  ended: new Error('Connection terminated unexpectedly'),
  slow: Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
  deadlock: Object.assign(new Error('deadlock detected'), { code: '40P01' }),
  nul: Object.assign(new Error('invalid byte sequence'), { code: '22021' }),
  constraint: Object.assign(new Error('duplicate key value'), { code: '23505' }),
}
const admin = { authorization: `Bearer ${testToken}` }
const get = async (url: string) => {
  const answer = await service.inject({ url, headers: admin })
  expect(answer.headers['content-type']).toBe(mediaType)
  return { ...answer, statusCode: answer.statusCode, headers: answer.headers, errors: errorDocumentSchema.parse(answer.json()).errors }
}
const post = async (payload: string | Buffer | undefined, contentType: string | null = mediaType) => {
  const answer = await service.inject({
    method: 'POST', url: '/api/v2/echo',
    headers: { ...admin, ...(contentType !== null && { 'content-type': contentType }) },
    ...(payload !== undefined && { payload }),
  })
  return { status: answer.statusCode, json: answer.json() as { data?: unknown; errors?: { id: string; source?: { pointer?: string } }[] } }
}

beforeAll(async () => {
  await service.store.db.insertInto('users').values({ first_name: 'A', last_name: 'B', email: 'a@example.com', title: null, time_zone: null, role: 'admin' }).execute()
})

it('answers all findings of a rule, under the lowest status', async () => {
  const { statusCode, errors } = await get('/api/v2/broken/rule')
  expect(statusCode).toBe(400)
  expect(errors.map(({ id, source }) => [id, source?.pointer])).toEqual([
    ['validationError', '/data/attributes/dueAt'],
    ['permittedParams.unknownAttribute', '/data/attributes/x'],
  ])
  expect((await get('/api/v2/broken/query')).errors[0]?.source).toEqual({ parameter: 'page[after]' })
})

it.each(['bug', 'text', 'constraint'])('answers a fault of ours (%s) with a plain 500 that has a request id and tells nothing else', async (how) => {
  const { statusCode, errors } = await get(`/api/v2/broken/${how}`)
  expect(statusCode).toBe(500)
  expect(errors).toHaveLength(1)
  expect(errors[0]?.detail).toMatch(/^Something went wrong on our side\. Request id: [0-9a-f-]{36}\.$/)
})

it.each(['gone', 'stopping', 'ended', 'slow', 'deadlock'])('answers with 503 and Retry-After when the database is not there (%s)', async (how) => {
  const { statusCode, headers, errors } = await get(`/api/v2/broken/${how}`)
  expect(statusCode).toBe(503)
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  expect(errors[0]?.id).toBe('scheduledServerMaintenance')
})

it('answers 400 for text that the database can’t hold', async () => {
  expect((await get('/api/v2/broken/nul')).statusCode).toBe(400)
})

it('answers 404 for what isn’t there, and 405 with the methods that are', async () => {
  expect((await get('/api/v2/nothing')).errors[0]?.id).toBe('resourceNotFound')
  const answer = await service.inject({ method: 'PUT', url: '/api/v2/users?x=1', headers: admin })
  expect(answer.statusCode).toBe(405)
  expect(answer.headers.allow).toBe('GET, HEAD')
  expect(errorDocumentSchema.parse(answer.json()).errors[0]?.id).toBe('methodNotAllowed')
})

it.each([['/api/v2/%E0%A4%A', 400], [`/api/v2/broken/${'x'.repeat(300)}`, 414]])('answers a path that it can’t read (%#) with %i', async (url, status) => {
  expect((await get(url)).statusCode).toBe(status)
})

it.each([
  ['{', 400, ''],
  ['{"a": 1e}', 400, ''],
  [Buffer.from([0x22, 0xff, 0x22]), 400, ''],
  [`${'['.repeat(100_000)}`, 400, ''],
  [`{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 400, ''],
  ['{"a":{"b/c~":"\\u0000"}}', 422, '/a/b~1c~0'],
  ['{"a":["x","\\ud800"]}', 422, '/a/1'],
  ['{"a":{"__proto__":{"b":1}}}', 400, '/a/__proto__'],
])('refuses the body %#', async (payload, status, pointer) => {
  const { status: answered, json } = await post(payload)
  expect(answered).toBe(status)
  expect(errorDocumentSchema.parse(json).errors[0]?.source?.pointer).toBe(pointer)
})

it('gives back odd but legal text as it came', async () => {
  const value = { text: '𝒳 "[{\\" \u202e é e\u0301 \uFFFD', deep: [[[[{ a: 1 }]]]], constructor: 'x' }
  expect((await post(JSON.stringify(value))).json.data).toEqual(value)
})

it('takes no body, with a content type and without', async () => {
  expect(await post(undefined)).toEqual({ status: 200, json: { data: null } })
  expect(await post(undefined, null)).toEqual({ status: 200, json: { data: null } })
})

it.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'nonsense'])('answers 415 to a body of type %s', async (contentType) => {
  const { status, json } = await post('{}', contentType)
  expect(status).toBe(415)
  expect(errorDocumentSchema.parse(json).errors[0]?.id).toBe('unsupportedMediaType')
})

it('answers 413 to a body beyond the limit', async () => {
  const { status, json } = await post(JSON.stringify({ note: 'x'.repeat(600_000) }))
  expect(status).toBe(413)
  expect(errorDocumentSchema.parse(json).errors[0]?.id).toBe('payloadTooLarge')
})

it.each([
  ['GET /api/v2?filter=' + '['.repeat(100_000) + ' HTTP/1.1\r\nHost: localhost\r\n\r\n', 431],
  ['nonsense\r\n\r\n', 400],
])('answers what is no request (%#) with an error document too', async (bytes, status) => {
  const text = await new Promise<string>((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => (received += chunk.toString()))
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
  })
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  errorDocumentSchema.parse(JSON.parse(text.slice(text.indexOf('\r\n\r\n'))))
})
