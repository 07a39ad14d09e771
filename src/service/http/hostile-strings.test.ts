import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { errorDocumentSchema } from '#contract/errors.ts'
import { taskDocumentSchema } from '#contract/task.ts'
import { proofSeed as seed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { makeTask } from '#testing/factories.ts'
import { hostileRequests } from '#testing/hostile-requests.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'
import { testToken } from '#testing/test-service.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { store, service, cast, clock } = fixture
const task = await makeTask(store.db, { owner_id: cast.ana })

const numRuns = proofSize(800, 10_000)

/** Changes with everything that a request could write: each write has its entry in the history. */
async function fingerprint(): Promise<unknown> {
  const { rows } = await store.pool.query(
    `select (select count(*) from task_events) as events, (select count(*) from tasks) as tasks, (select sum(rev) from tasks) as revs,
       (select count(*) from prospect_notes) as notes, (select count(*) from users) as users, (select count(*) from prospects) as prospects, (select count(*) from sessions) as sessions`,
  )
  return rows
}

it(`${numRuns} hostile texts in all places are refused without a trace, or come back byte for byte`, { timeout: 1_800_000 }, async () => {
  const counted = { requests: 0, refused: 0, 'server errors': 0, 'changes by refused requests': 0 }
  const holds = fc.asyncProperty(hostileRequests(task.id), async ({ place: [name, request], text }) => {
    // The service's budget of requests an hour is another test's business.
    clock.turn(500)
    const before = await fingerprint()
    const options = request(text)
    const answer = await service.inject({ ...options, headers: { authorization: `Bearer ${testToken}`, ...options.headers } })
    counted.requests++
    if (answer.statusCode >= 500) counted['server errors']++
    expect(answer.statusCode, `${name}: ${answer.body}`).toBeLessThan(500)
    if (answer.statusCode >= 400) {
      counted.refused++
      z.parse(errorDocumentSchema, answer.json())
      const after = await fingerprint()
      if (JSON.stringify(after) !== JSON.stringify(before)) counted['changes by refused requests']++
      expect(after, name).toEqual(before)
    } else if (/^note of (?:a |updateNote)/.test(name)) {
      expect(z.parse(taskDocumentSchema, answer.json()).data.attributes.note, name).toBe(text)
    }
  })
  try {
    await fc.assert(holds, { numRuns, seed })
  } finally {
    reportProof('hostile texts', counted)
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})
