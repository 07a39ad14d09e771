import { afterAll, describe, expect, it } from 'vitest'
import { relatedId } from '#contract/task.ts'
import { makeMailing, makePriority, makeTask } from '#testing/factories.ts'
import { makeSequenceScene } from '#testing/sequence-scene.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, history, store } = fixture
const { db } = store

const stateOf = (id: number) => db.selectFrom('sequence_states').select(['state', 'sequence_step_id', 'pause_reason']).where('id', '=', id).executeTakeFirstOrThrow()
const openTaskOf = (stateId: number) =>
  db.selectFrom('tasks').selectAll().where('sequence_state_id', '=', stateId).where('state', '<>', 'complete').executeTakeFirst()

describe('advance', () => {
  it('completes the task and makes the next step’s, pending until its time', async () => {
    const { task, state, steps, prospect, account } = await makeSequenceScene(db, cast.ana, ['call', 'task'])
    const priority = await makePriority(db)
    await db.updateTable('sequence_steps').set({ task_note: 'Pull the report', task_autoskip_delay: 3600, task_priority_id: priority.id, interval: 90 }).where('id', '=', steps[1]?.id ?? 0).execute()
    const { status, task: done } = await act(task.id, 'advance', {}, { as: 'ana' })
    expect([status, done.attributes.state, relatedId(done, 'completer')]).toEqual([200, 'complete', cast.ana])
    expect(await stateOf(state.id)).toEqual({ state: 'active', sequence_step_id: steps[1]?.id, pause_reason: null })
    const next = await openTaskOf(state.id)
    const { task: shown } = await call('GET', `/tasks/${next?.id}`)
    expect(shown.attributes).toMatchObject({
      state: 'pending', taskType: 'sequence_step_task', action: 'action_item', note: 'Pull the report',
      scheduledAt: '2026-05-04T09:30:00.000Z', dueAt: '2026-05-04T09:30:00.000Z', autoskipAt: '2026-05-04T10:30:00.000Z', stateChangedAt: null,
    })
    expect(shown.relationships).toMatchObject({
      creator: { data: { type: 'sequenceStep', id: steps[1]?.id } }, owner: { data: { id: cast.ana } }, subject: { data: { type: 'prospect', id: prospect.id } },
      account: { data: { id: account.id } }, sequenceState: { data: { id: state.id } }, sequenceStep: { data: { id: steps[1]?.id } }, taskPriority: { data: { id: priority.id } },
    })
  })

  it('drafts the mail of an e-mail step from its template', async () => {
    const { task, state, steps, prospect } = await makeSequenceScene(db, cast.ana, ['call', 'manual_email'])
    const template = await db.insertInto('templates').values({ name: 'Hello', subject: 'For {{company}} & {{first}}', body_text: 'Hi {{first}} <b>,\n\n{{unknown}}', body_html: null, owner_id: null }).returning('id').executeTakeFirstOrThrow()
    await db.insertInto('sequence_templates').values({ sequence_id: task.sequence_id ?? 0, sequence_step_id: steps[1]?.id ?? 0, template_id: template.id }).execute()
    await act(task.id, 'advance')
    const next = await openTaskOf(state.id)
    const { task: shown } = await call('GET', `/tasks/${next?.id}`)
    expect([relatedId(shown, 'template'), relatedId(shown, 'mailing'), shown.attributes.compiledSequenceTemplateHtml]).toEqual([template.id, next?.mailing_id, null])
    const mailing = await db.selectFrom('mailings').selectAll().where('id', '=', next?.mailing_id ?? 0).executeTakeFirstOrThrow()
    expect(mailing).toMatchObject({
      state: 'drafted', task_id: next?.id, to_email: prospect.emails[0], user_id: cast.ana, subject: expect.stringMatching(/^For Account \d+ & Pat$/),
      body_text: 'Hi Pat <b>,\n\n{{unknown}}', body_html: '<p>Hi Pat &lt;b&gt;,</p><p>{{unknown}}</p>',
    })
  })

  it('finishes the sequence at its last step', async () => {
    const { task, state } = await makeSequenceScene(db, cast.ana, ['call'])
    await act(task.id, 'advance', {}, { as: 'ana' })
    expect((await stateOf(state.id)).state).toBe('finished')
    expect(await openTaskOf(state.id)).toBeUndefined()
    expect((await history(task.id)).at(-1)?.changes['sequenceState.state']).toEqual(['active', 'finished'])
  })

  it.each(['manual', 'follow_up', 'no_reply', 'sequence_open', 'sequence_click', 'touch'])('is refused for a task of type %s', async (task_type) => {
    const { task } = await makeSequenceScene(db, cast.ana, ['call', 'call'], { task: { task_type } })
    expect((await act(task.id, 'advance')).status).toBe(422)
  })

  it.each([
    'call', 'email', 'linkedin_interact_with_post', 'linkedin_other', 'linkedin_send_connection_request', 'linkedin_send_message', 'linkedin_view_profile', 'sms', 'task',
  ])('works for a task of type sequence_step_%s', async (kind) => {
    const { task } = await makeSequenceScene(db, cast.ana, ['call', 'call'], { task: { task_type: `sequence_step_${kind}` } })
    expect((await act(task.id, 'advance')).task.attributes.state).toBe('complete')
  })

  it.each(['paused', 'finished', 'bounced', 'opted_out', 'failed'])('is refused while the sequence is %s', async (state) => {
    const { task } = await makeSequenceScene(db, cast.ana, ['call', 'call'], { state })
    const { status, errors } = await act(task.id, 'advance')
    expect([status, errors[0]?.detail]).toEqual([422, 'The task belongs to no running sequence.'])
  })

  it('is refused for a step that the sequence has left', async () => {
    const { task, state, steps } = await makeSequenceScene(db, cast.ana, ['call', 'call'])
    await db.updateTable('sequence_states').set({ sequence_step_id: steps[1]?.id ?? null }).where('id', '=', state.id).execute()
    expect((await act(task.id, 'advance')).status).toBe(422)
  })
})

describe('markComplete of a sequence’s task', () => {
  it.each<Record<string, string>>([{}, { completionAction: '' }])('lets the sequence go on with %j', async (params) => {
    const { task, state, steps } = await makeSequenceScene(db, cast.ana)
    await act(task.id, 'markComplete', params)
    expect((await stateOf(state.id)).sequence_step_id).toBe(steps[1]?.id)
    expect((await openTaskOf(state.id))?.state).toBe('pending')
  })

  it.each(['finish_no_reply', 'finish_replied'])('finishes the sequence with %s', async (completionAction) => {
    const { task, state } = await makeSequenceScene(db, cast.ana)
    await act(task.id, 'markComplete', { completionAction })
    expect((await stateOf(state.id)).state).toBe('finished')
    expect(await openTaskOf(state.id)).toBeUndefined()
    expect((await history(task.id)).at(-1)?.changes).toMatchObject({ completionAction: [null, completionAction] })
  })

  it('leaves a paused sequence alone', async () => {
    const { task, state } = await makeSequenceScene(db, cast.ana, ['call', 'call'], { state: 'paused' })
    expect((await act(task.id, 'markComplete')).status).toBe(200)
    expect((await stateOf(state.id)).state).toBe('paused')
  })

  it('refuses any other completionAction', async () => {
    const { task } = await makeSequenceScene(db, cast.ana)
    const { status, errors } = await act(task.id, 'markComplete', { completionAction: 'advance' })
    expect([status, errors[0]?.source]).toEqual([422, { parameter: 'actionParams[completionAction]' }])
  })

  it('ignores how to finish where there is no sequence', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    expect((await act(id, 'markComplete', { completionAction: 'finish_replied' })).status).toBe(200)
  })
})

describe('deliver', () => {
  it.each([
    ['a draft', { state: 'drafted' }],
    ['one that failed', { state: 'failed', error_reason: 'not_sent' }],
    ['one that waits for later', { state: 'scheduled', scheduled_at: '2026-06-01T00:00:00Z' }],
  ])('schedules %s for now, and leaves the task as it is', async (_, given) => {
    const mailing = await makeMailing(db, { ...given })
    const { id } = await makeTask(db, { owner_id: cast.ana, mailing_id: mailing.id })
    const { status, task } = await act(id, 'deliver', {}, { as: 'ana' })
    expect([status, task.attributes.state, task.attributes.stateChangedAt, task.meta?.rev]).toEqual([200, 'incomplete', null, 2])
    const after = await db.selectFrom('mailings').select(['state', 'scheduled_at', 'error_reason']).where('id', '=', mailing.id).executeTakeFirst()
    expect(after).toEqual({ state: 'scheduled', scheduled_at: new Date('2026-05-04T08:00:00.000Z'), error_reason: null })
    expect((await act(id, 'deliver')).status).toBe(422)
  })

  it.each([
    ['delivered', { state: 'delivered' }],
    ['on its way', { state: 'delivering' }],
    ['without a recipient', { to_email: null }],
  ])('is refused for a mailing that is %s', async (_, given) => {
    const mailing = await makeMailing(db, given)
    const { id } = await makeTask(db, { owner_id: cast.ana, mailing_id: mailing.id })
    expect((await act(id, 'deliver')).status).toBe(422)
    expect(await history(id)).toHaveLength(1)
  })

  it('is refused without a mailing, and for somebody who opted out', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana })
    const { task, prospect } = await makeSequenceScene(db, cast.ana, ['manual_email'])
    await db.updateTable('prospects').set({ opted_out: true }).where('id', '=', prospect.id).execute()
    expect([(await act(id, 'deliver')).status, (await act(task.id, 'deliver')).status]).toEqual([422, 422])
  })
})

describe('logMeetInPerson', () => {
  const named = async (table: 'task_dispositions' | 'task_purposes') => (await db.insertInto(table).values({ name: 'Met' }).returning('id').executeTakeFirstOrThrow()).id

  it('completes the meeting with its outcome, purpose and note', async () => {
    const [disposition, purpose] = [await named('task_dispositions'), await named('task_purposes')]
    const { task } = await makeSequenceScene(db, cast.ana, ['task', 'call'], { task: { action: 'in_person' } })
    const params = { taskDispositionId: String(disposition), taskPurposeId: String(purpose), completionNote: 'Good talk' }
    const { status, task: done } = await act(task.id, 'logMeetInPerson', params, { as: 'ana' })
    expect([status, done.attributes.state, relatedId(done, 'taskDisposition'), relatedId(done, 'taskPurpose')]).toEqual([200, 'complete', disposition, purpose])
    expect(await db.selectFrom('prospect_notes').select('body').where('task_id', '=', task.id).execute()).toEqual([{ body: 'Good talk' }])
    expect(await openTaskOf(task.sequence_state_id ?? 0)).toBeDefined()
  })

  it('needs an outcome that is there, and a task that is a meeting', async () => {
    const { id } = await makeTask(db, { owner_id: cast.ana, action: 'in_person' })
    const call = await makeTask(db, { owner_id: cast.ana, action: 'call' })
    const disposition = await named('task_dispositions')
    const missing = await act(id, 'logMeetInPerson')
    expect([missing.status, missing.errors[0]?.source]).toEqual([422, { parameter: 'actionParams[taskDispositionId]' }])
    expect((await act(id, 'logMeetInPerson', { taskDispositionId: '999999' })).errors[0]?.source).toEqual({ parameter: 'actionParams[taskDispositionId]' })
    expect((await act(id, 'logMeetInPerson', { taskDispositionId: String(disposition), taskPurposeId: '999999' })).errors[0]?.source).toEqual({ parameter: 'actionParams[taskPurposeId]' })
    expect((await act(call.id, 'logMeetInPerson', { taskDispositionId: String(disposition) })).status).toBe(422)
  })
})

describe('DELETE', () => {
  it('pauses the sequence that waited for the task, and keeps its history', async () => {
    const { task, state, mailing } = await makeSequenceScene(db, cast.ana, ['manual_email', 'call'])
    await act(task.id, 'deliver')
    const { status, raw } = await call('DELETE', `/tasks/${task.id}`, { as: 'ana' })
    expect([status, raw]).toEqual([204, ''])
    expect((await call('GET', `/tasks/${task.id}`)).status).toBe(404)
    expect(await stateOf(state.id)).toMatchObject({ state: 'paused', pause_reason: 'task_deleted' })
    expect((await history(task.id)).at(-1)).toMatchObject({ rev: 3, actor: 'user', actor_id: cast.ana, action: 'delete', changes: { state: ['incomplete', null], 'sequenceState.state': ['active', 'paused'] } })
    expect(await db.selectFrom('mailings').select('state').where('id', '=', mailing?.id ?? 0).executeTakeFirst()).toEqual({ state: 'drafted' })
  })

  it('of a complete task leaves the sequence running', async () => {
    const { task, state } = await makeSequenceScene(db, cast.ana)
    await act(task.id, 'markComplete')
    await call('DELETE', `/tasks/${task.id}`)
    expect((await stateOf(state.id)).state).toBe('active')
  })
})

it('reassigning never touches the sequence state', async () => {
  const { task, state } = await makeSequenceScene(db, cast.ana)
  const before = await db.selectFrom('sequence_states').selectAll().where('id', '=', state.id).executeTakeFirst()
  await act(task.id, 'reassignOwner', { ownerId: String(cast.ben) })
  expect(await db.selectFrom('sequence_states').selectAll().where('id', '=', state.id).executeTakeFirst()).toEqual(before)
})
