import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { errorDocumentSchema } from '#contract/errors.ts'
import { proofSeed as seed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { malformedRequests } from '#testing/malformed-requests.ts'
import { makeTask } from '#testing/factories.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { store, service, cast } = fixture
const task = await makeTask(store.db, { owner_id: cast.ana })
const headers = await service.signIn(cast.ana)

const numRuns = proofSize(500, 10_000)

/** Everything that a write could have touched. */
async function everything(): Promise<unknown> {
  const { rows } = await store.pool.query(`select (select json_agg(t order by id) from tasks t) as tasks, (select count(*) from task_events) as events, (select count(*) from prospect_notes) as notes`)
  return rows
}

it(`${numRuns} malformed requests get an error document each, and change nothing`, { timeout: 1_200_000 }, async () => {
  const before = await everything()
  const refused = fc.asyncProperty(malformedRequests(task.id), async ({ method, path, body, headers: more }) => {
    // The service's budget of requests an hour is another test's business.
    fixture.clock.turn(500)
    const answer = await service.inject({ method, url: `/api/v2${path}`, headers: { ...headers, ...more }, ...(body !== undefined && { payload: body }) })
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode, answer.body).toBeLessThan(500)
    z.parse(errorDocumentSchema, answer.json())
    expect(await everything()).toEqual(before)
  })
  await fc.assert(refused, { numRuns, seed })
  reportProof('malformed requests', { requests: numRuns, 'answers other than 4xx': 0, changes: 0 })
})

it.each([
  ['100 kB of brackets', '['.repeat(100_000)],
  ['a number beyond all numbers', '{"data":{"type":"task","attributes":{"action":"call","note":1e400}}}'],
  ['__proto__', '{"data":{"type":"task","__proto__":{"polluted":true},"attributes":{"action":"call","__proto__":{"note":"x"}}}}'],
  ['an id that JSON can’t hold', '{"data":{"type":"task","attributes":{"action":"call"},"relationships":{"owner":{"data":{"type":"user","id":9007199254740993}}}}}'],
])('%s is refused', async (_, body) => {
  const { status } = await fixture.call('POST', '/tasks', { body })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})
