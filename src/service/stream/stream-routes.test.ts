import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { changesPath, type StreamMessage } from '#contract/change-stream.ts'
import { errorDocumentSchema } from '#contract/errors.ts'
import { openListeningService, type ListeningService } from '#testing/listening-service.ts'
import { openStreamClient } from '#testing/stream-client.ts'
import { addStreamPeople, addTask, changeTask, type StreamPeople } from '#testing/stream-workspace.ts'
import { readStreamStatus } from './number-events.ts'

const day = 24 * 60 * 60 * 1000
const start = new Date('2026-05-04T09:00:00.000Z')
let now = start
let service: ListeningService
let people: StreamPeople
let task: number
let headers: Record<string, string>

beforeAll(async () => {
  service = await openListeningService({ clock: { now: () => now }, stream: { pollMs: 20, heartbeatMs: 100, recheckMs: 20, maxGap: 10 } })
  people = await addStreamPeople(service.store)
  task = await addTask(service.store.db, people.rep)
})
afterAll(() => service.close())
beforeEach(async () => {
  now = start
  headers = await service.signIn(people.rep)
})

const url = (query = '') => `${service.origin}${changesPath}${query}`
const open = (query = '', more: Record<string, string> = {}) => openStreamClient(url(query), { ...headers, ...more })
const isReset = ({ event }: StreamMessage) => event === 'reset'
const isChange = ({ event }: StreamMessage) => event === 'change'

/** Commits `count` changes and returns the number of the last, once it has one. */
async function change(count: number): Promise<number> {
  for (let done = 0; done < count; done++) await changeTask(service.store, task, { at: start })
  for (;;) {
    const { head, waiting } = await readStreamStatus(service.store)
    if (!waiting) return head
    // PGlite answers without a turn of the event loop, on which the sequencer's timers wait.
    await setTimeout(5)
  }
}

async function refusal(query = '', more: Record<string, string> = {}) {
  const response = await fetch(url(query), { headers: { ...headers, ...more } })
  return { status: response.status, headers: response.headers, errors: errorDocumentSchema.parse(await response.json()).errors }
}

it('is an event stream that nothing on the way stores, changes or holds back', async () => {
  const client = await open()
  expect(client.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  expect(client.headers).not.toHaveProperty('content-encoding')
  await client.until(isReset)
  await client.close()
})

it('begins with a reset at the present place, and shows life while nothing happens', async () => {
  const seq = await change(1)
  const client = await open()
  await client.until(isReset)
  expect(client.messages[0]).toEqual({ event: 'reset', data: { seq, reason: 'start' } })
  await client.when(() => client.comments.length >= 2)
  expect(client.messages).toHaveLength(1)
  await client.close()
})

it('goes on after Last-Event-ID, and after ?after= without it', async () => {
  const seq = await change(3)
  for (const client of [await open('', { 'last-event-id': String(seq - 2) }), await open(`?after=${seq - 2}`), await open('?after=0', { 'last-event-id': String(seq - 2) })]) {
    await client.until((message) => message.event === 'change' && message.data.seq === seq)
    expect(client.messages.map(({ event, data }) => [event, data])).toMatchObject([
      ['change', { previous: seq - 2, seq: seq - 1 }],
      ['change', { previous: seq - 1, seq }],
    ])
    await client.close()
  }
})

it('asks for a refetch after a place that it doesn’t know, can’t read, or that is too far or too long ago', async () => {
  const seq = await change(12)
  const reason = async (lastEventId: string) => {
    const client = await open('', { 'last-event-id': lastEventId })
    const message = await client.until(() => true)
    await client.close()
    return message
  }
  const reset = (why: string) => ({ event: 'reset', data: { seq, reason: why } })
  expect(await reason(String(seq + 1))).toEqual(reset('unknownPosition'))
  expect(await reason('yesterday')).toEqual(reset('unknownPosition'))
  expect(await reason('9'.repeat(16))).toEqual(reset('unknownPosition'))
  expect(await reason(String(seq - 11))).toEqual(reset('tooFar'))
  expect((await reason(String(seq - 10))).event).toBe('change')
  now = new Date(start.getTime() + 7 * day + 1)
  headers = await service.signIn(people.rep)
  expect(await reason(String(seq - 1))).toEqual(reset('tooOld'))
})

it('asks for a refetch where changes are no longer kept', async () => {
  const seq = await change(5)
  await service.store.pool.query('delete from task_events where stream_seq = $1', [seq - 2])
  // Another process: this one still remembers.
  const fresh = await openListeningService({ store: service.store })
  const other = await fresh.signIn(people.rep)
  for (const after of [seq - 4, seq - 3]) {
    const client = await openStreamClient(`${fresh.origin}${changesPath}?after=${after}`, other)
    expect(await client.until(() => true)).toMatchObject({ event: 'reset', data: { seq, reason: 'tooOld' } })
    await client.close()
  }
  await fresh.app.close()
})

it('refuses strangers, bad places and unknown parameters with error documents', async () => {
  expect(await refusal('?after=-1')).toMatchObject({ status: 422, errors: [{ id: 'validationError', source: { parameter: 'after' } }] })
  expect(await refusal('?since=1')).toMatchObject({ status: 400, errors: [{ id: 'badRequest', source: { parameter: 'since' } }] })
  headers = {}
  expect(await refusal()).toMatchObject({ status: 401, errors: [{ id: 'unauthenticated' }] })
})

it('answers HEAD with a refusal, not with an endless answer', async () => {
  expect((await fetch(url(), { method: 'HEAD', headers })).status).toBe(405)
})

it('gives a session eight streams, and each back when it ends', async () => {
  const clients = await Promise.all(Array.from({ length: 8 }, () => open()))
  const refused = await refusal()
  expect(refused).toMatchObject({ status: 429, errors: [{ id: 'rateLimitExceeded' }] })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  const other = await openStreamClient(url(), await service.signIn(people.rep))
  await other.close()
  await clients.pop()?.close()
  let again = await open().catch(() => null)
  while (again === null) again = await setTimeout(10).then(() => open().catch(() => null))
  for (const client of [...clients, again]) await client.close()
})

it('ends when the person signs out, and sends nothing of what happens after', async () => {
  const client = await open()
  await client.until(isReset)
  expect((await fetch(`${service.origin}/session`, { method: 'DELETE', headers })).status).toBe(204)
  await client.until(({ event }) => event === 'end')
  await client.ended
  expect(client.messages.at(-1)).toEqual({ event: 'end', data: { reason: 'signedOut' } })
  expect(await refusal()).toMatchObject({ status: 401 })
})

it('ends when the person is locked', async () => {
  const client = await open()
  await service.store.db.updateTable('users').set({ locked: true }).where('id', '=', people.rep).execute()
  await client.until(({ event }) => event === 'end')
  await client.ended
  await service.store.db.updateTable('users').set({ locked: false }).where('id', '=', people.rep).execute()
})

it('is woken by a request that writes, without waiting for the next look', async () => {
  const slow = await openListeningService({ store: service.store, stream: { pollMs: 600_000 } })
  const client = await openStreamClient(`${slow.origin}${changesPath}`, await slow.signIn(people.rep))
  await client.until(isReset)
  await changeTask(service.store, task)
  await fetch(`${slow.origin}/session`, { method: 'DELETE' })
  await client.until(isChange)
  await client.close()
  await slow.app.close()
})

it('says goodbye when the service stops, and doesn’t hold the stop up', async () => {
  const stopping = await openListeningService({ store: service.store })
  const client = await openStreamClient(`${stopping.origin}${changesPath}`, await stopping.signIn(people.rep))
  await client.until(isReset)
  await stopping.app.close()
  await client.ended
  expect(client.messages.at(-1)).toEqual({ event: 'end', data: { reason: 'shutdown' } })
})
