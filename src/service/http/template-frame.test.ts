import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestService, type TestService } from '#testing/test-service.ts'
import { sessionCookie } from '#service/users/sessions.ts'

let service: TestService
beforeAll(async () => {
  service = await openTestService({ publicOrigins: ['https://tasks.example.com'] })
})
afterAll(() => service.close())

const send = (headers: Record<string, string>, payload = `document=${encodeURIComponent('<p>Hello <img src="https://example.com/a.png"></p>')}`) =>
  service.inject({ method: 'POST', url: '/frames/template', payload, headers: { host: 'tasks.example.com', 'content-type': 'application/x-www-form-urlencoded', cookie: `${sessionCookie}=whatever`, ...headers } })

it('gives the page its template back, which runs nothing, sends nothing, and is shown by the page alone', async () => {
  const answer = await send({ 'sec-fetch-site': 'same-origin' })
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toBe('<p>Hello <img src="https://example.com/a.png"></p>')
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  const policy = String(answer.headers['content-security-policy']).split('; ')
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'self'", 'img-src https: data:']))
  const sandbox = policy.find((directive) => directive.startsWith('sandbox'))
  expect(sandbox).toBeDefined()
  expect(sandbox).not.toMatch(/allow-(scripts|same-origin|forms|top-navigation)/u)
  expect(policy.some((directive) => directive.startsWith('script-src'))).toBe(false)
  expect(answer.headers).toMatchObject({ 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
})

it.each<Record<string, string>>([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example.com' }, { origin: 'null' }])('gives nothing back to another site: %j', async (headers) => {
  const answer = await send(headers)
  expect(answer.statusCode).toBe(403)
  expect(answer.body).not.toContain('<img')
})

it('refuses a form without a document', async () => {
  expect((await send({ 'sec-fetch-site': 'same-origin' }, 'other=1')).statusCode).toBe(422)
})
