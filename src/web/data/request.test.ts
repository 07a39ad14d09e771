import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { isSignedOut, isUnknownOutcome, RequestFailure } from './request-failure.ts'
import { request } from './request.ts'

afterEach(() => vi.unstubAllGlobals())

const schema = z.object({ ok: z.boolean() })

function answer(body: string, init?: ResponseInit) {
  const fetch = vi.fn(async (_path: string, _init: RequestInit) => new Response(body, init))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

async function failure(path = '/api/v2/tasks'): Promise<RequestFailure> {
  const error: unknown = await request(path, { schema }).then(() => null, (reason: unknown) => reason)
  if (!(error instanceof RequestFailure)) throw new Error('expected a RequestFailure', { cause: error })
  return error
}

describe('request', () => {
  test('parses the answer with the schema', async () => {
    answer('{"ok":true,"more":1}')
    expect(await request('/api/v2/tasks', { schema })).toEqual({ ok: true })
  })

  test('names the media type of a body, and sends none without one', async () => {
    const fetch = answer('{"ok":true}')
    await request('/session', { schema, method: 'POST', body: { userId: 1 } })
    await request('/session', { schema, method: 'POST' })
    const [[, first], [, second]] = fetch.mock.calls as [[string, RequestInit], [string, RequestInit]]
    expect(first).toMatchObject({ body: '{"userId":1}', headers: { 'Content-Type': 'application/vnd.api+json' } })
    expect(second.headers).not.toHaveProperty('Content-Type')
  })

  test('reads the errors of an error document, with the wait it asks for', async () => {
    const errors = [{ id: 'rateLimitExceeded', title: 'Rate Limit Exceeded', detail: 'Slow down.' }]
    answer(JSON.stringify({ errors }), { status: 429, headers: { 'Retry-After': '7' } })
    expect(await failure()).toMatchObject({ kind: 'http', status: 429, errors, retryAfterMs: 7000, message: 'Slow down.' })
  })

  test("reads a gateway's {error, description}, and knows that the session is over", async () => {
    answer('{"error":"invalid_token","description":"Token expired."}', { status: 401 })
    const error = await failure()
    expect(error).toMatchObject({ status: 401, message: 'Token expired.' })
    expect(isSignedOut(error)).toBe(true)
  })

  test.each(['<html>Bad gateway</html>', '', '{"errors":[]}', '[1]', 'null'])('takes an error body that is no error document: %s', async (body) => {
    answer(body, { status: 502 })
    const error = await failure()
    expect(error).toMatchObject({ kind: 'http', status: 502, errors: [], message: 'The service is in trouble just now.' })
    expect(isUnknownOutcome(error)).toBe(true)
  })

  test.each(['<html>Sign in to the hotel</html>', '{"ok":"yes"}', ''])('a good status with another body is unreadable: %s', async (body) => {
    answer(body)
    expect(await failure()).toMatchObject({ kind: 'unreadable', status: 200 })
  })

  test('tells a lost connection from a slow service', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await failure()).toMatchObject({ kind: 'network', status: null })
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))))
    await expect(request('/x', { schema, timeoutMs: 1 })).rejects.toMatchObject({ kind: 'timeout' })
  })

  test("rethrows the caller's own abort", async () => {
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))))
    const controller = new AbortController()
    const pending = request('/x', { schema, signal: controller.signal })
    controller.abort(new Error('left the page'))
    await expect(pending).rejects.toThrow('left the page')
  })

  test.each(['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example', 'api/v2', ''])('never leaves our origin: %s', async (path) => {
    const fetch = answer('{"ok":true}')
    await expect(request(path, { schema })).rejects.toThrow('Not a path of our own')
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('an outcome', () => {
  const http = (status: number) => new RequestFailure({ kind: 'http', status, errors: [], retryAfterMs: null })
  test.each([408, 425, 429, 500, 502, 503, 504])('is unknown after %d', (status) => expect(isUnknownOutcome(http(status))).toBe(true))
  test.each([400, 401, 403, 404, 409, 415, 422])('is a refusal after %d', (status) => expect(isUnknownOutcome(http(status))).toBe(false))
})
