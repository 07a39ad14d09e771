import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestService, type TestService } from '#testing/test-service.ts'

const webRoot = mkdtempSync(join(tmpdir(), 'daysheet-page-'))
const script = `console.log(${JSON.stringify('x'.repeat(2000))})`
let service: TestService

beforeAll(async () => {
  mkdirSync(join(webRoot, 'assets'))
  writeFileSync(join(webRoot, 'assets', 'main-abc123.js'), script)
  writeFileSync(join(webRoot, 'assets', 'main-abc123.js.br'), brotliCompressSync(script))
  writeFileSync(join(webRoot, 'service-worker.js'), 'self.addEventListener("fetch", () => {})')
  writeFileSync(join(webRoot, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(
    join(webRoot, 'index.html'),
    `<!doctype html><meta property="csp-nonce" nonce="" /><link rel="stylesheet" crossorigin href="/assets/a.css"><link rel="icon" href="/favicon.svg"><script type="module" src="/assets/main-abc123.js"></script><style>b{}</style>`,
  )
  service = await openTestService({ webRoot })
})
afterAll(async () => {
  await service.close()
  rmSync(webRoot, { recursive: true, force: true })
})

const html = { accept: 'text/html,application/xhtml+xml' }

it.each(['/', '/inbox', '/inbox?task=5', '/sign-in', '/team/3'])('serves the page at %s to a browser that navigates', async (url) => {
  const answer = await service.inject({ url, headers: html })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-cache')
})

it('gives each page a nonce of its own, the same in the policy and on every element that loads', async () => {
  const nonces = new Set<string>()
  for (let count = 0; count < 3; count++) {
    const answer = await service.inject({ url: '/inbox', headers: html })
    const policy = String(answer.headers['content-security-policy'])
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(answer.body.split(`nonce="${nonce}"`)).toHaveLength(5)
    expect(answer.body).not.toMatch(/nonce=""|@nonce@/)
    nonces.add(nonce!)
  }
  expect(nonces.size).toBe(3)
})

it('serves the service worker for the whole site, asked for again each time', async () => {
  const { statusCode, headers } = await service.inject({ url: '/service-worker.js' })
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({ 'content-type': expect.stringMatching(/javascript/), 'cache-control': 'no-cache' })
  // Its own requests go under its own policy.
  expect(headers['content-security-policy']).toMatch(/connect-src 'self'.*worker-src 'self'/)
})

it('allows nothing that is inline, evaluated or from elsewhere', async () => {
  const { headers } = await service.inject({ url: '/', headers: html })
  const policy = String(headers['content-security-policy'])
  expect(policy).toMatch(/^default-src 'none'/)
  expect(policy).not.toMatch(/unsafe-|https?:|\*/)
  for (const directive of ["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "connect-src 'self'", "object-src 'none'", "img-src 'self' data:"]) expect(policy).toContain(directive)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
  })
  expect(headers['permissions-policy']).toContain('camera=()')
  expect(headers['strict-transport-security']).toBeUndefined()
  expect(headers['x-powered-by']).toBeUndefined()
})

it('asks browsers to stay with https only where it is reached that way', async () => {
  const secure = await openTestService({ publicOrigins: ['https://tasks.example.com'] })
  const { headers } = await secure.inject({ url: '/health', headers: { host: 'tasks.example.com' } })
  expect(headers['strict-transport-security']).toContain('max-age=31536000')
  await secure.close()
})

it('serves files with a hash in their name for ever, compressed where the browser can read it', async () => {
  const plain = await service.inject({ url: '/assets/main-abc123.js' })
  expect(plain.body).toBe(script)
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const small = await service.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'gzip, br' } })
  expect(small.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' })
  expect(small.headers['content-type']).toContain('javascript')
  expect(small.headers.vary).toContain('accept-encoding')
  expect((await service.inject({ url: '/favicon.svg' })).headers['cache-control']).toBe('no-cache')
})

it.each(['/assets/gone-123.js', '/assets/main-abc123.js.br', '/index.html', '/../package.json', '/..%2f..%2fpackage.json', '/api/nothing', '/api'])(
  'has nothing at %s',
  async (url) => {
    const answer = await service.inject({ url, headers: html })
    expect([400, 404]).toContain(answer.statusCode)
    expect(answer.headers['content-type']).toBe('application/vnd.api+json')
  },
)

it('serves no page to what isn’t a browser that navigates', async () => {
  expect((await service.inject({ url: '/inbox', headers: { accept: 'application/json' } })).statusCode).toBe(404)
  expect((await service.inject({ method: 'POST', url: '/inbox', headers: html })).statusCode).toBe(404)
})
