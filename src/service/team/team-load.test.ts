import { afterAll, beforeEach, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { repSettingsDocumentSchema, repSettingsPath } from '#contract/rep-settings.ts'
import { repTrendPath, repTrendSchema } from '#contract/rep-trend.ts'
import { effortMinutes } from '#contract/task-effort.ts'
import { taskActions, taskTypes } from '#contract/task.ts'
import { teamLoadPath, teamLoadSchema } from '#contract/team-load.ts'
import { numberEvents } from '#service/stream/number-events.ts'
import { makeTask } from '#testing/factories.ts'
import { openTaskFixture, type Cast } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, store, clock } = fixture

beforeEach(async () => {
  await store.db.deleteFrom('tasks').execute()
  await store.db.deleteFrom('task_events').execute()
  await store.db.deleteFrom('rep_settings').execute()
  for (const owner_id of [cast.ana, cast.ben, cast.zoe]) {
    // An event that tells of the deletion above, which went past the service.
    const task = await makeTask(store.db, { owner_id })
    expect((await call('DELETE', `/tasks/${task.id}`)).status).toBe(204)
  }
})

const bounds = ['2026-05-04T00:00:00.000Z', '2026-05-05T00:00:00.000Z', '2026-05-06T00:00:00.000Z'].map((instant) => Date.parse(instant))
const load = async (as: keyof Cast = 'admin') => {
  const answer = await call('GET', teamLoadPath(bounds).replace('/api/v2', ''), { as })
  expect(answer.status, answer.raw).toBe(200)
  return z.parse(teamLoadSchema, JSON.parse(answer.raw))
}
const countsOf = async (id: number) => (await load()).data.find((one) => one.id === id)?.attributes.counts
const patch = (id: number, attributes: object, as: keyof Cast = 'mia') => call('PATCH', repSettingsPath(id).replace('/api/v2', ''), { as, body: { data: { type: 'repSettings', id, attributes } } })

it('counts workable open tasks by window, with their estimated effort', async () => {
  for (const due_at of ['2026-05-03T23:59:59.999Z', '2026-05-04T00:00:00.000Z', '2026-05-04T23:59:59.999Z', '2026-05-05T12:00:00.000Z', '2027-01-01T00:00:00.000Z', null]) await makeTask(store.db, { owner_id: cast.ana, due_at })
  await makeTask(store.db, { owner_id: cast.ana, due_at: '2026-05-04T10:00:00.000Z', action: 'in_person' })
  await makeTask(store.db, { owner_id: cast.ana, state: 'complete' })
  await makeTask(store.db, { owner_id: cast.ana, state: 'pending', scheduled_at: '2026-06-01T00:00:00.000Z' })
  const ana = (await load()).data.find(({ id }) => id === cast.ana)?.attributes
  expect([ana?.counts, ana?.minutes, ana?.undated]).toEqual([[1, 3, 1, 1], [8, 76, 8, 8], { count: 1, minutes: 8 }])
})

it('estimates a task’s effort as the contract does, whatever its kind', async () => {
  const kinds = [...taskActions, 'linkedin_view_profile'].flatMap((action) => taskTypes.map((taskType) => ({ action, taskType })))
  for (const { action, taskType } of kinds) await makeTask(store.db, { owner_id: cast.ben, action, task_type: taskType })
  const sum = kinds.reduce((minutes, kind) => minutes + effortMinutes(kind), 0)
  expect((await load()).data.find(({ id }) => id === cast.ben)?.attributes.minutes).toEqual([0, sum, 0, 0])
})

it('is as new as the request, whoever changed what, also once the events have their place in the stream', async () => {
  const task = await makeTask(store.db, { owner_id: cast.ana, due_at: '2026-05-04T10:00:00.000Z' })
  const other = await makeTask(store.db, { owner_id: cast.ana, due_at: '2026-05-05T10:00:00.000Z' })
  expect(await countsOf(cast.ana)).toEqual([0, 1, 1, 0])
  await act(task.id, 'reassignOwner', { ownerId: String(cast.ben) })
  expect([await countsOf(cast.ana), await countsOf(cast.ben)]).toEqual([[0, 0, 1, 0], [0, 1, 0, 0]])
  await numberEvents(store, 10_000)
  await act(task.id, 'reschedule', { dueAt: '2026-05-09T10:00:00Z' })
  await numberEvents(store, 10_000)
  expect(await countsOf(cast.ben)).toEqual([0, 0, 0, 1])
  await call('DELETE', `/tasks/${other.id}`)
  await act(task.id, 'markComplete')
  expect([await countsOf(cast.ana), await countsOf(cast.ben)]).toEqual([[0, 0, 0, 0], [0, 0, 0, 0]])
})

it('shows a manager and a rep their own teams, an admin all', async () => {
  await makeTask(store.db, { owner_id: cast.zoe })
  const seen = async (as: keyof Cast) => (await load(as)).data.map(({ id, attributes }) => [id, attributes.canManage])
  expect(await seen('mia')).toEqual([[cast.ana, true], [cast.ben, true]])
  expect(await seen('ana')).toEqual([[cast.ana, false], [cast.ben, false]])
  expect(await seen('zoe')).toEqual([[cast.zoe, false]])
  expect(await seen('admin')).toEqual([[cast.ana, true], [cast.ben, true], [cast.zoe, true]])
  expect((await load('mia')).meta.teams.map(({ name }) => name)).toEqual(['North'])
})

it('keeps showing whose account is locked as long as they have tasks', async () => {
  await store.db.updateTable('users').set({ locked: true }).where('id', '=', cast.zoe).execute()
  expect((await load()).data.map(({ id }) => id)).not.toContain(cast.zoe)
  await makeTask(store.db, { owner_id: cast.zoe })
  expect((await load()).data.find(({ id }) => id === cast.zoe)?.attributes.locked).toBe(true)
  await store.db.updateTable('users').set({ locked: false }).where('id', '=', cast.zoe).execute()
})

it('tells what fell due on days off, by the calendar of the person’s zone', async () => {
  expect((await patch(cast.ana, { timeZone: 'America/New_York', daysOff: [{ from: '2026-05-01', until: '2026-05-02', reason: 'Leave' }] })).status).toBe(200)
  // New York is four hours behind: the absence ends on 3 May at 04:00 UTC.
  for (const due_at of ['2026-05-01T03:59:00.000Z', '2026-05-01T04:00:00.000Z', '2026-05-03T03:59:00.000Z', '2026-05-03T04:00:00.000Z']) await makeTask(store.db, { owner_id: cast.ana, due_at })
  const ana = (await load()).data.find(({ id }) => id === cast.ana)?.attributes
  expect([ana?.counts[0], ana?.dueWhileAway, ana?.settings.daysOff]).toEqual([4, 2, [{ from: '2026-05-01', until: '2026-05-02', reason: 'Leave' }]])
})

it('lets a manager set their own people’s work, and keeps what isn’t sent', async () => {
  const answer = await patch(cast.ben, { tasksPerDay: 12, workDays: [5, 1, 1], skills: ['call'] })
  const { data } = z.parse(repSettingsDocumentSchema, JSON.parse(answer.raw))
  expect(data.attributes).toEqual({ tasksPerDay: 12, workFrom: '09:00', workUntil: '17:00', workDays: [1, 5], timeZone: 'UTC', daysOff: [], skills: ['call'] })
  await patch(cast.ben, { skills: null, workUntil: '15:30' }, 'admin')
  expect((await load()).data.find(({ id }) => id === cast.ben)?.attributes.settings).toMatchObject({ tasksPerDay: 12, workUntil: '15:30', skills: null })
  const refusals = [await patch(cast.ben, { tasksPerDay: 1 }, 'ana'), await patch(cast.ana, { tasksPerDay: 1 }, 'ana'), await patch(cast.zoe, { tasksPerDay: 1 }, 'mia'), await patch(999_999, {}, 'admin')]
  expect(refusals.map(({ status }) => status)).toEqual([403, 403, 404, 404])
})

it.each([
  [{ tasksPerDay: -1 }, 422, '/data/attributes/tasksPerDay'],
  [{ workFrom: '9' }, 422, '/data/attributes/workFrom'],
  [{ timeZone: 'Mars/Olympus' }, 422, '/data/attributes/timeZone'],
  [{ daysOff: [{ from: '2026-02-30', until: '2026-03-01' }] }, 422, '/data/attributes/daysOff/0/from'],
  [{ daysOff: [{ from: '2026-03-02', until: '2026-03-01' }] }, 422, '/data/attributes/daysOff/0/until'],
  [{ salary: 1 }, 400, '/data/attributes/salary'],
])('refuses %j as a setting, and says where', async (attributes, status, pointer) => {
  const answer = await patch(cast.ana, attributes)
  expect([answer.status, answer.errors[0]?.source?.pointer]).toEqual([status, pointer])
})

it.each(['', 'bounds=', 'bounds=2026-05-04', 'bounds=2026-05-05T00:00:00Z,2026-05-04T00:00:00Z', `bounds=${Array(101).fill('x').join(',')}`, 'foo=1'])('refuses the load of ?%s by name', async (query) => {
  const { status, errors } = await call('GET', `/team/load?${query}`)
  expect([[400, 422].includes(status), errors[0]?.source?.parameter]).toEqual([true, query === 'foo=1' ? 'foo' : 'bounds'])
})

it('tells what a person did each day, and how late', async () => {
  const days = ['2026-05-04T00:00:00.000Z', '2026-05-05T00:00:00.000Z', '2026-05-06T00:00:00.000Z'].map((instant) => Date.parse(instant))
  const [first, second, third] = [await makeTask(store.db, { owner_id: cast.ana, due_at: '2026-05-04T06:00:00.000Z' }), await makeTask(store.db, { owner_id: cast.ana, due_at: '2026-05-04T06:00:00.000Z' }), await makeTask(store.db, { owner_id: cast.ana, due_at: '2026-05-04T12:00:00.000Z' })]
  // The fixture's clock stands at eight in the morning of the first day.
  await act(first.id, 'markComplete', {}, { as: 'ana' })
  await act(second.id, 'snooze', {}, { as: 'ana' })
  const task = { state: 'complete' as const, state_changed_at: '2026-05-05T07:00:00.000Z', completed_at: '2026-05-05T07:00:00.000Z' }
  await store.db.updateTable('tasks').set(task).where('id', '=', third.id).execute()
  const trend = async (as: keyof Cast) => call('GET', repTrendPath(cast.ana, days).replace('/api/v2', ''), { as })
  const { data } = z.parse(repTrendSchema, JSON.parse((await trend('ben')).raw))
  expect(data.attributes.days).toEqual([
    { done: 1, skipped: 0, snoozed: 1, overdue: 1, overdueAgeHours: 12, lateHours: 2 },
    { done: 0, skipped: 1, snoozed: 0, overdue: 1, overdueAgeHours: 16, lateHours: null },
  ])
  expect((await trend('zoe')).status).toBe(404)
  expect(clock.now().toISOString()).toBe('2026-05-04T08:00:00.000Z')
})

it('refuses a trend of more than 100 days', async () => {
  const status = async (until: string) => {
    const answer = await call('GET', repTrendPath(cast.ana, [Date.parse('2026-01-01T00:00:00.000Z'), Date.parse(until)]).replace('/api/v2', ''), { as: 'mia' })
    return [answer.status, answer.raw.includes('"parameter":"bounds"')]
  }
  expect([await status('2026-04-11T00:00:00.000Z'), await status('2026-04-12T00:00:00.000Z')]).toEqual([[200, false], [422, true]])
})
