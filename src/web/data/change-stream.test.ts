import { expect, it } from 'vitest'
import type { Change } from '#contract/change-stream.ts'
import { followChanges } from './change-stream.ts'

type Answer = Response | Error

const change = (seq: number, previous: number): Change => ({
  seq, previous, taskId: 100 + seq, rev: 2, at: '2026-05-04T09:00:00.000Z', action: 'snooze', actor: { type: 'user', id: 3, name: 'Mia Test' },
  ownerId: 3, visibility: 'stayed', changes: {},
})
const event = (name: string, data: unknown, id?: number) => `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
const told = (seq: number, previous = seq - 1) => event('change', change(seq, previous), seq)
const line = (...events: string[]) => new Response(events.join(''), { headers: { 'Content-Type': 'text/event-stream' } })

/** Follows a service that answers one connection after the other like this, and says what came of it. */
async function follow(answers: Answer[], after: number | null = null) {
  const life = new AbortController()
  const seen = { changes: [] as number[], missed: 0, signedOut: 0, resumed: [] as (string | null)[], pauses: [] as number[] }
  await followChanges(life.signal, {
    after,
    onChange: ({ seq }) => seen.changes.push(seq),
    onMissed: () => (seen.missed += 1),
    onSignedOut: () => (seen.signedOut += 1),
    fetch: async (_url, init) => {
      seen.resumed.push(new Headers(init?.headers).get('Last-Event-ID'))
      const answer = answers.shift()
      if (answer === undefined) life.abort()
      if (answer === undefined || answer instanceof Error) throw answer ?? life.signal.reason
      return answer
    },
    pause: async (ms) => void seen.pauses.push(ms),
  })
  return seen
}

it('takes what follows, and resumes after the last that it took', async () => {
  const seen = await follow([line(event('reset', { seq: 4, reason: 'start' }, 4), told(5), told(7, 5), event('skip', { seq: 9, previous: 7 }, 9)), line(told(10, 9))])
  expect(seen).toMatchObject({ changes: [5, 7, 10], missed: 1, resumed: [null, '9', '10'] })
})

it('drops what was sent twice', async () => {
  expect(await follow([line(told(5), told(6)), line(told(5), told(6), told(7))], 4)).toMatchObject({ changes: [5, 6, 7], missed: 0 })
})

it('says so after a gap, a reset and a message that does not read, and goes on', async () => {
  const seen = await follow([line(told(7, 6)), line(event('reset', { seq: 20, reason: 'tooFar' }, 20)), line('id: 21\nevent: change\ndata: {"seq":"x"}\n\n', told(22))], 4)
  expect(seen).toMatchObject({ changes: [7, 22], missed: 3, resumed: ['4', '7', '20', '22'] })
})

it('waits as long as the service asks, and opens again after a failure', async () => {
  const seen = await follow([new Response(null, { status: 429, headers: { 'Retry-After': '40' } }), new TypeError('network'), line(told(5))], 4)
  expect(seen.changes).toEqual([5])
  expect(seen.pauses[0]).toBeGreaterThanOrEqual(40_000)
})

it('tells that the session is over, whichever way the service says it', async () => {
  const seen = await follow([new Response(null, { status: 401 }), line(event('end', { reason: 'signedOut' })), line(event('end', { reason: 'shutdown' }))], 4)
  expect(seen.signedOut).toBe(2)
})
