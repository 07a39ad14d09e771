import { afterAll, afterEach, expect, it } from 'vitest'
import { relatedId } from '#contract/task.ts'
import { makeMailing, makeTask } from '#testing/factories.ts'
import { makeSequenceScene } from '#testing/sequence-scene.ts'
import { proofSize, reportProof } from '#testing/campaign/proof.ts'
import { openTaskFixture, type WriteReply } from '#testing/task-fixture.ts'

/** Several connections really run at once here, which PGlite's one can't show. */
const fixture = await openTaskFixture()
afterAll(() => fixture.close())
afterEach(({ task }) => {
  if (task.result?.state !== 'fail') reportProof(`concurrency: ${task.name}`, { rounds, clients, violations: 0 }, { seed: null })
})
const { act, call, cast, clock, history, store } = fixture
const { db } = store

const rounds = proofSize(50, 1000)
const clients = 8
const timeout = rounds * 1_000

/** Time goes on, else the service's budget of requests an hour is used up. */
const nextRound = () => clock.turn(60_000)

const atOnce = (work: (client: number) => Promise<WriteReply>) => Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
const statusesOf = (replies: readonly WriteReply[]) => replies.map(({ status }) => status).sort()
const oneOf = (winner: number, others: number) => [winner, ...Array.from({ length: clients - 1 }, () => others)].sort()

/** Each entry stands on the one before: nothing was lost, and nothing happened between two of them. */
async function expectSerial(id: number): Promise<void> {
  const events = await history(id)
  expect(events.map(({ rev }) => rev)).toEqual(events.map((_, index) => index + 1))
  const seen: Record<string, unknown> = {}
  for (const { changes } of events) {
    for (const [name, [from, to]] of Object.entries(changes)) {
      if (name in seen) expect(from, name).toEqual(seen[name])
      seen[name] = to
    }
  }
}

it(`of ${clients} who complete a sequence’s task at once, one does, in ${rounds} rounds`, { timeout }, async () => {
  for (let round = 0; round < rounds; round++) {
    nextRound()
    const { task, state } = await makeSequenceScene(db, cast.ana, ['call', 'call'])
    const replies = await atOnce((client) => act(task.id, client % 2 === 0 ? 'markComplete' : 'advance', {}, { as: client % 3 === 0 ? 'ana' : 'mia' }))
    expect(statusesOf(replies)).toEqual(oneOf(200, 422))
    const made = await db.selectFrom('tasks').select('id').where('sequence_state_id', '=', state.id).where('id', '<>', task.id).execute()
    expect(made).toHaveLength(1)
    await expectSerial(task.id)
  }
})

it(`of ${clients} who deliver, one does, in ${rounds} rounds`, { timeout }, async () => {
  for (let round = 0; round < rounds; round++) {
    nextRound()
    const mailing = await makeMailing(db)
    const { id } = await makeTask(db, { owner_id: cast.ana, mailing_id: mailing.id })
    expect(statusesOf(await atOnce(() => act(id, 'deliver')))).toEqual(oneOf(200, 422))
    await expectSerial(id)
  }
})

it(`of ${clients} who delete, one does, in ${rounds} rounds`, { timeout }, async () => {
  for (let round = 0; round < rounds; round++) {
    nextRound()
    const { id } = await makeTask(db, { owner_id: cast.ana })
    expect(statusesOf(await atOnce(() => call('DELETE', `/tasks/${id}`)))).toEqual(oneOf(204, 404))
  }
})

it(`whoever mixes everything gets a history without gaps, in ${rounds} rounds`, { timeout }, async () => {
  for (let round = 0; round < rounds; round++) {
    nextRound()
    const { task } = await makeSequenceScene(db, cast.ana, ['call', 'manual_email'])
    const { id } = task
    const replies = await Promise.all([
      act(id, 'markComplete', { completionNote: 'done' }), act(id, 'snooze', { dueAt: '2026-07-01T00:00:00Z' }), act(id, 'reassignOwner', { ownerId: String(cast.ben) }),
      act(id, 'updateNote', { note: 'one' }), act(id, 'updateNote', { note: 'two' }), act(id, 'advance'), act(id, 'reschedule', { dueAt: '2026-08-01T00:00:00Z' }),
      call('PATCH', `/tasks/${id}`, { body: { data: { type: 'task', id, attributes: { note: 'three', action: 'email' } } } }),
    ])
    for (const { status } of replies) expect([200, 422]).toContain(status)
    expect([replies[0], replies[5]].filter((reply) => reply?.status === 200)).toHaveLength(1)
    await expectSerial(id)
    const { task: final } = await call('GET', `/tasks/${id}`)
    expect(final.meta?.rev).toBe((await history(id)).length)
    expect(final.meta?.rev).toBe(1 + replies.filter(({ status }) => status === 200).length)
  }
})

it('the same key from many connections at once has one effect and one answer', { timeout }, async () => {
  for (let round = 0; round < rounds; round++) {
    nextRound()
    const { task } = await makeSequenceScene(db, cast.ana, ['call', 'call'])
    const headers = { 'idempotency-key': `round ${round}` }
    const replies = await atOnce(() => act(task.id, 'advance', {}, { headers }))
    expect(new Set(replies.map(({ status, raw }) => `${status} ${raw}`)).size).toBe(1)
    expect([replies[0]?.status, relatedId(replies[0]?.task ?? task as never, 'completer')]).toEqual([200, cast.admin])
    expect(await history(task.id)).toHaveLength(2)
  }
})
