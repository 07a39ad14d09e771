import { afterAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { helpPath, teamMessageListSchema, teamMessagesPath } from '#contract/team-message.ts'
import { makeTask } from '#testing/factories.ts'
import { openTaskFixture, type Cast } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, store, clock } = fixture

const path = (full: string) => full.replace('/api/v2', '')
const newTask = async (owner: number) => (await makeTask(store.db, { owner_id: owner })).id
const tell = async (as: keyof Cast, attributes: object) => (await call('POST', path(teamMessagesPath), { as, body: { data: { type: 'teamMessage', attributes } } })).status
const messages = async (as: keyof Cast) => {
  const answer = await call('GET', path(teamMessagesPath), { as })
  return z.parse(teamMessageListSchema, JSON.parse(answer.raw)).data.map(({ attributes: { kind, from, note, tasks } }) => ({ kind, from: from?.id, note, tasks: tasks.map(({ taskId, wasOf }) => [taskId, wasOf?.id]) }))
}
const seen = async (as: keyof Cast, seenUntil: string) => (await call('PATCH', path(teamMessagesPath), { as, body: { data: { type: 'teamMessages', attributes: { seenUntil } } } })).status

it('tells the receiver what came in, from whom and why, until they put it away', async () => {
  const [first, second, third, unsaid] = [await newTask(cast.ana), await newTask(cast.ana), await newTask(cast.ana), await newTask(cast.ana)]
  expect(await tell('mia', { kind: 'handover', note: ' Ana is out until Tuesday. ', tasks: [first, second, third].map((taskId) => ({ taskId, toId: cast.ben })) })).toBe(204)
  expect(await messages('ben')).toEqual([])
  for (const id of [first, second, third, unsaid]) await act(id, 'reassignOwner', { ownerId: String(cast.ben) }, { as: 'mia' })
  const said = { kind: 'handover', from: cast.mia, note: 'Ana is out until Tuesday.' }
  expect(await messages('ben')).toEqual(expect.arrayContaining([
    { ...said, tasks: [first, second, third].map((id) => [id, cast.ana]) },
    { kind: 'handover', from: cast.mia, note: '', tasks: [[unsaid, cast.ana]] },
  ]))
  // What is done or went on is no longer in their hands, and nobody else is told.
  await act(second, 'markComplete', {}, { as: 'ben' })
  await act(third, 'reassignOwner', { ownerId: String(cast.ana) }, { as: 'ben' })
  expect((await messages('ben')).find(({ note }) => note !== '')?.tasks).toEqual([[first, cast.ana]])
  expect([await messages('mia'), (await messages('ana')).map(({ from, tasks }) => [from, tasks])]).toEqual([[], [[cast.ben, [[third, cast.ben]]]]])

  const now = clock.now().toISOString()
  expect([await seen('ben', now), await messages('ben'), await seen('ben', '2020-01-01T00:00:00.000Z'), await messages('ben')]).toEqual([204, [], 204, []])
})

it('says a word once for one key', async () => {
  const task = await newTask(cast.ana)
  const say = () => call('POST', path(teamMessagesPath), { as: 'mia', body: { data: { type: 'teamMessage', attributes: { kind: 'handover', note: 'Once', tasks: [{ taskId: task, toId: cast.ben }] } } }, headers: { 'Idempotency-Key': 'one word' } })
  expect([(await say()).status, (await say()).status]).toEqual([204, 204])
  expect(await store.db.selectFrom('handover_notes').select('note').where('note', '=', 'Once').execute()).toHaveLength(1)
})

it('takes a why only from who may move the tasks, or just did', async () => {
  const [anas, bens] = [await newTask(cast.ana), await newTask(cast.ben)]
  const why = (taskId: number, toId: number) => ({ kind: 'handover', note: 'Please', tasks: [{ taskId, toId }] })
  expect([await tell('ana', why(bens, cast.ana)), await tell('zoe', why(anas, cast.zoe)), await tell('ana', why(anas, cast.zoe)), await tell('ana', why(anas, cast.ben))]).toEqual([403, 403, 422, 204])
  await act(anas, 'reassignOwner', { ownerId: String(cast.ben) }, { as: 'ana' })
  expect(await tell('ana', why(anas, cast.ben))).toBe(204)
  expect([await tell('ana', { kind: 'handover', note: '', tasks: [{ taskId: anas, toId: cast.ben }] }), await tell('ana', { kind: 'handover', note: 'x', tasks: [] }), await tell('ana', { kind: 'shout', note: 'x' })]).toEqual([422, 422, 422])
  const twice = { kind: 'handover', note: 'x', tasks: [{ taskId: anas, toId: cast.ben }, { taskId: anas, toId: cast.ben }] }
  expect(await tell('mia', twice)).toBe(422)
})

it('carries a rep’s call for help to who manages them, until one of the two ends it', async () => {
  expect([await tell('ana', { kind: 'help', note: 'Too many calls' }), await tell('mia', { kind: 'help', note: '' })]).toEqual([204, 403])
  const help = { kind: 'help', from: cast.ana, note: 'Too many calls', tasks: [] }
  const calls = async (as: keyof Cast) => (await messages(as)).filter(({ kind }) => kind === 'help')
  expect([await calls('ana'), await calls('mia'), await calls('ben'), await calls('zoe')]).toEqual([[help], [help], [], []])
  const end = async (as: keyof Cast) => (await call('DELETE', path(helpPath(cast.ana)), { as })).status
  expect([await end('zoe'), await end('ben'), await end('mia'), await end('ana'), await calls('mia')]).toEqual([404, 403, 204, 204, []])
})

it('tells no why that was written for an earlier move of the task', async () => {
  const task = await newTask(cast.ben)
  expect(await tell('mia', { kind: 'handover', note: 'The old why', tasks: [{ taskId: task, toId: cast.ana }] })).toBe(204)
  await act(task, 'reassignOwner', { ownerId: String(cast.ana) }, { as: 'mia' })
  const noteOf = async () => (await messages('ana')).find(({ tasks }) => tasks.some(([id]) => id === task))?.note
  expect(await noteOf()).toBe('The old why')
  await store.db.updateTable('handover_notes').set({ created_at: new Date(clock.now().getTime() - 25 * 3_600_000) }).where('note', '=', 'The old why').execute()
  expect(await noteOf()).toBe('')
})
