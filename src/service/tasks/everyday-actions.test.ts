import { afterAll, describe, expect, it } from 'vitest'
import { relatedId } from '#contract/task.ts'
import { makeAccount, makeOpportunity, makePriority, makeProspect, makeTask } from '#testing/factories.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, clock, history, store } = fixture
const { db } = store

describe('markComplete', () => {
  it('completes the task at once, by the person, and tells it in the history', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const { status, task } = await act(id, 'markComplete', {}, { as: 'ana' })
    expect(status).toBe(200)
    expect(task.attributes).toMatchObject({ state: 'complete', completed: true, completedAt: '2026-05-04T08:00:00.000Z', stateChangedAt: '2026-05-04T08:00:00.000Z', updatedAt: '2026-05-04T08:00:00.000Z' })
    expect(relatedId(task, 'completer')).toBe(cast.ana)
    expect(task.meta?.rev).toBe(2)
    expect((await history(id)).at(-1)).toEqual({
      rev: 2, actor: 'user', actor_id: cast.ana, action: 'markComplete',
      changes: { state: ['incomplete', 'complete'], completedAt: [null, '2026-05-04T08:00:00.000Z'], completer: [null, { type: 'user', id: cast.ana }] },
    })
  })

  it('leaves the completion note on the prospect', async () => {
    const prospect = await makeProspect(db)
    const { id } = await makeTask(db, { owner_id: cast.ana, prospect_id: prospect.id })
    await act(id, 'markComplete', { completionNote: 'Spoke to Pat, 50 % sure' }, { as: 'ana' })
    const notes = await db.selectFrom('prospect_notes').select(['body', 'task_id', 'author_id']).where('prospect_id', '=', prospect.id).execute()
    expect(notes).toEqual([{ body: 'Spoke to Pat, 50 % sure', task_id: id, author_id: cast.ana }])
    expect((await history(id)).at(-1)?.changes.completionNote).toEqual([null, 'Spoke to Pat, 50 % sure'])
  })
})

describe.each(['markComplete', 'snooze', 'reschedule', 'reassignOwner'] as const)('%s of a complete task', (name) => {
  it('is refused, and changes nothing', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana, state: 'complete' })
    const params: Record<string, Record<string, string>> = { reschedule: { dueAt: '2026-05-05T08:00:00Z' }, reassignOwner: { ownerId: String(cast.ben) } }
    const { status, errors } = await act(id, name, params[name])
    expect([status, errors[0]?.id, errors[0]?.detail]).toEqual([422, 'validationError', 'The task is already complete.'])
    expect(await history(id)).toHaveLength(1)
  })
})

describe('snooze', () => {
  it.each([
    ['the present due date, when that is later', '2026-05-10T12:00:00.000Z', '2026-05-11T12:00:00.000Z'],
    ['now, when the task is overdue', '2026-05-01T12:00:00.000Z', '2026-05-05T08:00:00.000Z'],
    ['now, when the task has no due date', null, '2026-05-05T08:00:00.000Z'],
  ])('moves the due date to a day after %s', async (_, dueAt, expected) => {
    const { id } = await makeTask(db, { owner_id: cast.ana, due_at: dueAt })
    const { task } = await act(id, 'snooze', {}, { as: 'ana' })
    expect(task.attributes).toMatchObject({ dueAt: expected, state: 'incomplete', stateChangedAt: null, updatedAt: '2026-05-04T08:00:00.000Z' })
  })

  it('takes a time, and makes the task urgent', async () => {
    await makePriority(db, { name: 'Low', weight: 1 })
    const urgent = await makePriority(db, { name: 'Urgent', weight: 90 })
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const { task } = await act(id, 'snooze', { dueAt: '2026-06-01T10:00:00+02:00', markAsUrgent: 'true' }, { as: 'ana' })
    expect([task.attributes.dueAt, relatedId(task, 'taskPriority')]).toEqual(['2026-06-01T08:00:00.000Z', urgent.id])
  })

  it('is refused where the calendar ends', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana, due_at: '9999-12-31T12:00:00.000Z' })
    expect((await act(id, 'snooze')).status).toBe(422)
  })
})

describe('reschedule', () => {
  it('sets the due date, to the millisecond, in the year 1 too', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const { task } = await act(id, 'reschedule', { dueAt: '0001-01-01T00:00:00.123999Z' }, { as: 'ana' })
    expect(task.attributes.dueAt).toBe('0001-01-01T00:00:00.123Z')
    expect((await history(id)).at(-1)?.changes).toEqual({ dueAt: ['2026-05-04T12:00:00.000Z', '0001-01-01T00:00:00.123Z'] })
  })

  it('changes nothing, and writes nothing down, when the date is the same', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const { status, task } = await act(id, 'reschedule', { dueAt: '2026-05-04T14:00:00+02:00' })
    expect([status, task.meta?.rev, task.attributes.updatedAt]).toEqual([200, 1, '2026-05-01T09:00:00.000Z'])
    expect(await history(id)).toHaveLength(1)
  })

  it.each(['2026-02-30T08:00:00Z', '2026-05-04T24:00:00Z', 'infinity', 'now', '', 'tomorrow', '2026-05-04 08:00:00'])('refuses %j as a date', async (dueAt) => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const { status, errors } = await act(id, 'reschedule', { dueAt })
    expect([status, errors[0]?.source]).toEqual([422, { parameter: 'actionParams[dueAt]' }])
  })
})

describe('reassignOwner', () => {
  it('gives the task to somebody of the team', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const { status, task } = await act(id, 'reassignOwner', { ownerId: String(cast.ben) }, { as: 'ana' })
    expect([status, relatedId(task, 'owner')]).toEqual([200, cast.ben])
    expect((await history(id)).at(-1)?.changes).toEqual({ owner: [{ type: 'user', id: cast.ana }, { type: 'user', id: cast.ben }] })
  })

  it.each(['zoe', 'nobody', 'locked'] as const)('refuses %s as the new owner', async (who) => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    if (who === 'locked') await db.updateTable('users').set({ locked: true }).where('id', '=', cast.ben).execute()
    const ownerId = { zoe: cast.zoe, nobody: 999_999, locked: cast.ben }[who]
    const { status, errors } = await act(id, 'reassignOwner', { ownerId: String(ownerId) }, { as: 'ana' })
    await db.updateTable('users').set({ locked: false }).where('id', '=', cast.ben).execute()
    expect([status, errors[0]?.source]).toEqual([422, { parameter: 'actionParams[ownerId]' }])
  })
})

describe('times', () => {
  it('never go backwards when the clock does', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana, updated_at: '2026-05-09T08:00:00.000Z', state_changed_at: '2026-05-08T08:00:00.000Z' })
    const { task } = await act(id, 'markComplete')
    expect(task.attributes).toMatchObject({ updatedAt: '2026-05-09T08:00:00.000Z', stateChangedAt: '2026-05-08T08:00:00.000Z' })
  })
})

describe('POST /tasks', () => {
  it('makes a manual task for the person, to be done', async () => {
    const { status, task, headers } = await call('POST', '/tasks', { as: 'ana', body: { data: { type: 'task', attributes: { action: 'call' } } } })
    expect(status).toBe(201)
    expect(task.attributes).toMatchObject({ action: 'call', taskType: 'manual', state: 'incomplete', completed: false, stateChangedAt: null, createdAt: clock.now().toISOString(), updatedAt: clock.now().toISOString() })
    expect([relatedId(task, 'owner'), relatedId(task, 'creator'), task.relationships.creator?.data]).toMatchObject([cast.ana, cast.ana, { type: 'user' }])
    expect(headers.location).toBe(task.links?.self)
    expect((await history(task.id))[0]).toMatchObject({ rev: 1, action: 'create', changes: { action: [null, 'call'], state: [null, 'incomplete'] } })
  })

  it('takes every writable member, and lets account and opportunity follow the subject', async () => {
    const account = await makeAccount(db)
    const prospect = await makeProspect(db, { account_id: account.id })
    const older = await makeOpportunity(db, { account_id: account.id, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-04-01T00:00:00Z' })
    const newer = await makeOpportunity(db, { account_id: account.id, created_at: '2026-02-01T00:00:00Z', updated_at: '2026-03-01T00:00:00Z' })
    const priority = await makePriority(db)
    const attributes = { action: 'email', dueAt: '2026-05-06T09:30:00+02:00', autoskipAt: '2026-05-20', note: ' \u0001 naïve 👩‍💻 \u202e', opportunityAssociation: 'recent_created' }
    const relationships = { owner: { data: { type: 'user', id: cast.ben } }, subject: { data: { type: 'prospect', id: prospect.id } }, taskPriority: { data: { type: 'taskPriority', id: priority.id } } }
    const { task } = await call('POST', '/tasks', { as: 'ana', body: { data: { type: 'task', attributes, relationships } } })
    expect(task.attributes).toMatchObject({ ...attributes, dueAt: '2026-05-06T07:30:00.000Z', autoskipAt: '2026-05-20T00:00:00.000Z' })
    expect(['owner', 'subject', 'prospect', 'account', 'opportunity', 'taskPriority'].map((name) => relatedId(task, name))).toEqual([cast.ben, prospect.id, prospect.id, account.id, newer.id, priority.id])
    const updated = await act(task.id, 'updateOpportunityAssociation', { opportunityAssociation: 'recent_updated' })
    expect(relatedId(updated.task, 'opportunity')).toBe(older.id)
  })
})
