import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { retryAfterMs } from '#web/data/retry-after.ts'
import { drawnFrom, inOrder, pass, retryAfterSpellings, type Fault } from './faults.ts'
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy.ts'

let service: Server
let proxy: FaultyProxy
let done: string[]

beforeAll(async () => {
  service = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    done.push(`${request.method} ${request.url} ${body}`)
    if (request.url !== '/events') return void response.writeHead(200, { 'x-of': 'service' }).end('x'.repeat(100))
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n')
    request.socket.once('close', () => done.push('gone'))
  })
  service.listen(0, '127.0.0.1')
  await once(service, 'listening')
})
afterAll(() => service.close())
beforeEach(async () => {
  done = []
  proxy = await startFaultyProxy({ target: `http://127.0.0.1:${(service.address() as AddressInfo).port}`, script: () => pass })
})
afterEach(() => proxy.close())

const post = () => fetch(`${proxy.origin}/act?x=1`, { method: 'POST', body: 'hello' })
const meet = (...faults: Fault[]) => proxy.follow(inOrder(faults))
const once1 = ['POST /act?x=1 hello']

it('passes what it isn’t told to break, with method, address, body and headers', async () => {
  const answer = await post()
  expect([answer.status, answer.headers.get('x-of'), (await answer.text()).length]).toEqual([200, 'service', 100])
  expect(done).toEqual(once1)
})

it('loses a request, or the answer of one that was carried out', async () => {
  meet({ kind: 'dropRequest' }, { kind: 'dropAnswer' })
  await expect(post()).rejects.toThrow()
  expect(done).toEqual([])
  await expect(post()).rejects.toThrow()
  expect(done).toEqual(once1)
})

it('sends a request twice and answers once', async () => {
  meet({ kind: 'duplicate' })
  expect((await post()).status).toBe(200)
  expect(done).toEqual([...once1, ...once1])
})

it('breaks off in the middle of an answer', async () => {
  meet({ kind: 'halfAnswer' })
  await expect(post().then((answer) => answer.text())).rejects.toThrow()
  expect(done).toEqual(once1)
})

it('delays requests and answers', async () => {
  meet({ kind: 'delay', ms: 20, where: 'request' }, { kind: 'delay', ms: 20, where: 'answer' })
  expect([(await post()).status, (await post()).status]).toEqual([200, 200])
})

it('refuses with every spelling of Retry-After that clients must read, without telling the service', async () => {
  meet(...retryAfterSpellings.map((spelling): Fault => ({ kind: 'tooMany', retryAfterSeconds: 60, spelling })), { kind: 'unavailable', retryAfterSeconds: 60 })
  for (const status of [429, 429, 429, 429, 503]) {
    const answer = await post()
    const wait = retryAfterMs(answer.headers.get('retry-after'), Date.now())
    expect(answer.status).toBe(status)
    expect(wait).toBeGreaterThan(50_000)
    expect(wait).toBeLessThanOrEqual(61_000)
  }
  expect(done).toEqual([])
})

it('lets streams through as they come, and tells the service when their reader is gone', async () => {
  const answer = await fetch(`${proxy.origin}/events`)
  const reader = answer.body!.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 1\n\n')
  await reader.cancel()
  await expect.poll(() => done.at(-1)).toBe('gone')
})

it('goes offline, streams included, and comes back', async () => {
  const stream = await fetch(`${proxy.origin}/events`)
  proxy.setOnline(false)
  await expect(stream.text()).rejects.toThrow()
  await expect(post()).rejects.toThrow()
  proxy.setOnline(true)
  expect((await post()).status).toBe(200)
})

it('draws the same faults from the same seed, and all kinds of them', () => {
  const request = (index: number) => ({ method: 'POST', url: '/', index })
  const draw = (seed: number) => Array.from({ length: 200 }, (_, index) => index).map(request).map(drawnFrom(seed, 0.5))
  expect(draw(7)).toEqual(draw(7))
  expect(draw(8)).not.toEqual(draw(7))
  expect(new Set(draw(7).map(({ kind }) => kind)).size).toBe(8)
})
