import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorDocumentSchema } from '#contract/errors.ts'
import { openTestService, testToken, type TestService } from '#testing/test-service.ts'
import { sessionCookie } from '#service/users/sessions.ts'

const own = 'https://tasks.example.com'
let service: TestService
beforeAll(async () => {
  service = await openTestService({ publicOrigins: [own, 'http://127.0.0.1:4600', 'http://[::1]:4600'] })
})
afterAll(() => service.close())

const ask = (host: string, url = '/session') => service.inject({ url, headers: { host } })
/** An unsafe request that does nothing when it passes: 422. */
const change = async (headers: Record<string, string>) => {
  const answer = await service.inject({ method: 'POST', url: '/session', payload: {}, headers: { host: 'tasks.example.com', ...headers } })
  if (answer.statusCode >= 400) errorDocumentSchema.parse(answer.json())
  return answer.statusCode
}
const signedIn = { cookie: `${sessionCookie}=whatever` }

it.each(['tasks.example.com', 'TASKS.example.com', 'tasks.example.com:80', '127.0.0.1:4600', '[::1]:4600'])('answers as %s', async (host) => {
  expect((await ask(host)).statusCode).toBe(200)
})

it.each(['evil.example.com', 'tasks.example.com.evil.com', '127.0.0.1:4601', 'localhost:4600', 'a b', 'tasks.example.com@evil.com', ''])('refuses to answer as %j', async (host) => {
  const answer = await ask(host)
  expect(answer.statusCode).toBe(421)
  expect(errorDocumentSchema.parse(answer.json()).errors[0]?.source?.header).toBe('Host')
})

it('tells its health to whoever asks by address', async () => {
  expect((await ask('10.0.0.7:4600', '/health')).statusCode).toBe(200)
})

it('takes changes from its own pages', async () => {
  expect(await change({ ...signedIn, 'sec-fetch-site': 'same-origin' })).toBe(422)
  expect(await change({ ...signedIn, origin: own })).toBe(422)
})

it.each<Record<string, string>>([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: own },
  { origin: 'https://evil.example.com' },
  { origin: 'https://tasks.example.com:8443' },
  { origin: 'http://tasks.example.com' },
  { origin: 'null' },
  { origin: '' },
  {},
])('takes no change with a cookie and %j, whatever the content type', async (headers) => {
  expect(await change({ ...signedIn, ...headers })).toBe(403)
  expect(await change({ ...signedIn, ...headers, 'content-type': 'text/plain' })).toBe(403)
})

it('takes changes from scripts, which send a token and no origin', async () => {
  expect(await change({ authorization: `Bearer ${testToken}` })).toBe(422)
  expect(await change({})).toBe(422)
})

it('takes no change from another site’s page that knows a token', async () => {
  expect(await change({ authorization: `Bearer ${testToken}`, 'sec-fetch-site': 'cross-site' })).toBe(403)
})
