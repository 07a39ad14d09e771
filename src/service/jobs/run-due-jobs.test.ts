import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeMailing, makeTask } from '#testing/factories.ts'
import { makeSequenceScene } from '#testing/sequence-scene.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'
import type { JobDependencies } from './job-dependencies.ts'
import { keyLifetimeMs, prune } from './prune.ts'
import { nextDue } from './next-due.ts'
import { runDueJobs } from './run-due-jobs.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, clock, history, store } = fixture
const { db } = store
const failures: string[] = []
const deps: JobDependencies = { store, clock, smtpUrl: null, report: (error, what) => failures.push(`${what}: ${String(error)}`) }

const minute = 60_000

beforeEach(async () => {
  clock.set('2026-05-04T08:00:00.000Z')
  // What earlier tests left is not due.
  await db.updateTable('tasks').set({ state: 'complete' }).where('state', '<>', 'complete').execute()
})

const attributesOf = async (id: number) => (await call('GET', `/tasks/${id}`)).task.attributes

describe('waking', () => {
  it('makes a pending task workable at its time, and not a millisecond before', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana, state: 'pending', scheduled_at: '2026-05-04T08:01:00.000Z' })
    clock.turn(minute - 1)
    expect(await runDueJobs(deps)).toMatchObject({ woken: 0 })
    clock.turn(1)
    expect(await runDueJobs(deps)).toMatchObject({ woken: 1 })
    expect(await attributesOf(id)).toMatchObject({ state: 'incomplete', stateChangedAt: '2026-05-04T08:01:00.000Z', updatedAt: '2026-05-04T08:01:00.000Z' })
    expect((await history(id)).at(-1)).toEqual({ rev: 2, actor: 'job', actor_id: null, action: 'wake', changes: { state: ['pending', 'incomplete'] } })
  })

  it('fills in what an SMS or LinkedIn step sends, and completing takes it away again', async () => {
    const { task } = await makeSequenceScene(db, cast.ana, ['sms'], { task: { state: 'pending', scheduled_at: '2026-05-04T08:00:00.000Z' } })
    const template = await db.insertInto('templates').values({ name: 'Text', subject: null, body_text: 'Hi {{first}} <3', body_html: null, owner_id: null }).returning('id').executeTakeFirstOrThrow()
    await db.updateTable('tasks').set({ template_id: template.id }).where('id', '=', task.id).execute()
    await runDueJobs(deps)
    expect((await attributesOf(task.id)).compiledSequenceTemplateHtml).toBe('<p>Hi Pat &lt;3</p>')
    expect((await act(task.id, 'markComplete')).task.attributes.compiledSequenceTemplateHtml).toBeNull()
  })
})

describe('auto-skip', () => {
  it('completes the task without a completer, and its sequence goes on', async () => {
    const { task, state, steps } = await makeSequenceScene(db, cast.ana, ['call', 'task'], { task: { autoskip_at: '2026-05-04T08:00:00.000Z' } })
    expect(await runDueJobs(deps)).toMatchObject({ skipped: 1 })
    const { task: skipped } = await call('GET', `/tasks/${task.id}`)
    expect([skipped.attributes.state, skipped.attributes.completedAt, skipped.relationships.completer?.data]).toEqual(['complete', '2026-05-04T08:00:00.000Z', null])
    expect((await history(task.id)).at(-1)).toMatchObject({ actor: 'job', action: 'autoskip', changes: { state: ['incomplete', 'complete'] } })
    const after = await db.selectFrom('sequence_states').select('sequence_step_id').where('id', '=', state.id).executeTakeFirst()
    expect(after?.sequence_step_id).toBe(steps[1]?.id)
  })

  it('catches up after a long stop, step by step as the clock goes', async () => {
    const { task, state } = await makeSequenceScene(db, cast.ana, ['call', 'call', 'call'], { task: { autoskip_at: '2026-05-01T08:00:00.000Z' } })
    await db.updateTable('sequence_steps').set({ task_autoskip_delay: 0, interval: 0 }).where('sequence_id', '=', task.sequence_id).execute()
    expect(await runDueJobs(deps)).toMatchObject({ skipped: 3 })
    expect(await db.selectFrom('sequence_states').select('state').where('id', '=', state.id).executeTakeFirst()).toEqual({ state: 'finished' })
    expect(await runDueJobs(deps)).toEqual({ woken: 0, skipped: 0, delivered: 0 })
  })
})

describe('delivery without a mail server', () => {
  it('keeps the mailing, marks it as not sent, and completes the task for who asked', async () => {
    const { task, mailing, state } = await makeSequenceScene(db, cast.ana, ['manual_email', 'call'])
    await act(task.id, 'deliver', {}, { as: 'ana' })
    expect(await runDueJobs(deps)).toMatchObject({ delivered: 1 })
    const kept = await db.selectFrom('mailings').select(['state', 'error_reason', 'delivered_at']).where('id', '=', mailing?.id ?? 0).executeTakeFirst()
    expect(kept).toEqual({ state: 'failed', error_reason: 'not_sent', delivered_at: null })
    const { task: done } = await call('GET', `/tasks/${task.id}`)
    expect([done.attributes.state, done.relationships.completer?.data]).toEqual(['complete', { type: 'user', id: cast.ana }])
    expect((await history(task.id)).at(-1)).toMatchObject({ actor: 'job', action: 'delivery', changes: { 'mailing.state': ['scheduled', 'failed'], 'mailing.errorReason': [null, 'not_sent'] } })
    expect(await db.selectFrom('tasks').select('state').where('sequence_state_id', '=', state.id).where('id', '<>', task.id).execute()).toEqual([{ state: 'pending' }])
  })

  it('waits for the mailing’s time', async () => {
    await makeMailing(db, { state: 'scheduled', scheduled_at: '2026-05-04T08:00:00.001Z' })
    expect(await runDueJobs(deps)).toMatchObject({ delivered: 0 })
    clock.turn(1)
    expect(await runDueJobs(deps)).toMatchObject({ delivered: 1 })
  })

  it('never sends again what a process died with, and leaves the task to the rep', async () => {
    const mailing = await makeMailing(db, { state: 'delivering', lease_until: '2026-05-04T08:10:00.000Z' })
    const { id } = await makeTask(db, { owner_id: cast.ana, mailing_id: mailing.id })
    await db.updateTable('mailings').set({ task_id: id }).where('id', '=', mailing.id).execute()
    expect(await runDueJobs(deps)).toMatchObject({ delivered: 0 })
    clock.turn(10 * minute)
    await runDueJobs(deps)
    const given = await db.selectFrom('mailings').select(['state', 'error_reason']).where('id', '=', mailing.id).executeTakeFirst()
    expect([given, (await attributesOf(id)).state]).toEqual([{ state: 'failed', error_reason: 'outcome_unknown' }, 'incomplete'])
  })
})

it('a row that fails is told about, and stops no other', async () => {
  const { task, state } = await makeSequenceScene(db, cast.ana, ['call'], { task: { autoskip_at: '2026-05-01T08:00:00.000Z' } })
  const { id } = await makeTask(db, { owner_id: cast.ana, autoskip_at: '2026-05-02T08:00:00.000Z' })
  await sql`alter table sequence_states add constraint poison check (id <> ${sql.lit(state.id)} or state = 'active')`.execute(db)
  expect(await runDueJobs(deps)).toMatchObject({ skipped: 1 })
  expect(failures.splice(0)).toEqual([expect.stringContaining(`auto-skip of row ${task.id} failed`)])
  expect(await attributesOf(id)).toMatchObject({ state: 'complete' })
  await sql`alter table sequence_states drop constraint poison`.execute(db)
  expect(await runDueJobs(deps)).toMatchObject({ skipped: 1 })
})

it('knows when the next row falls due', async () => {
  expect(await nextDue(deps)).toBeNull()
  await makeTask(db, { owner_id: cast.ana, autoskip_at: '2026-05-06T08:00:00.000Z' })
  await makeTask(db, { owner_id: cast.ana, state: 'pending', scheduled_at: '2026-05-05T08:00:00.000Z' })
  expect(await nextDue(deps)).toEqual(new Date('2026-05-05T08:00:00.000Z'))
})

it('forgets keys after seven days, and sessions that are over', async () => {
  const task = await makeTask(db, { owner_id: cast.ana })
  const headers = { 'idempotency-key': 'a week' }
  await act(task.id, 'updateNote', { note: 'once' }, { headers })
  clock.turn(keyLifetimeMs - 1)
  await prune(deps)
  expect((await act(task.id, 'updateNote', { note: 'once' }, { headers })).headers['idempotency-replayed']).toBe('true')
  clock.turn(1)
  expect(await prune(deps)).toBeGreaterThan(0)
  expect((await act(task.id, 'updateNote', { note: 'once' }, { headers })).headers['idempotency-replayed']).toBeUndefined()
})
