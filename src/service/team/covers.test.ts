import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { coverDocumentSchema, coverListSchema, coverPath, coversPath, type CoverFate } from '#contract/cover.ts'
import { makeTask } from '#testing/factories.ts'
import { proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { openTaskFixture, type Cast } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, store } = fixture

const path = (full: string) => full.replace('/api/v2', '')
const draft = (userId: number, tasks: readonly { taskId: number; toId: number }[], given: object = {}) => ({ data: { type: 'cover', attributes: { userId, from: '2026-05-08', until: '2026-05-12', tasks, ...given } } })
const cover = (as: keyof Cast, body: object) => call('POST', path(coversPath), { as, body })
const read = async (id: number, as: keyof Cast = 'mia') => z.parse(coverDocumentSchema, JSON.parse((await call('GET', path(coverPath(id)), { as })).raw)).data

async function covered(tasks: readonly number[], toId = cast.ben): Promise<number> {
  const answer = await cover('mia', draft(cast.ana, tasks.map((taskId) => ({ taskId, toId }))))
  expect(answer.status, answer.raw).toBe(201)
  return z.parse(coverDocumentSchema, JSON.parse(answer.raw)).data.id
}

const runs = proofSize(10, 300)

/** What can happen to a task while its owner is away. */
type Happening = 'handOver' | 'complete' | 'passOn' | 'swap' | 'delete' | 'giveBack' | 'reschedule'

it('brings back exactly the still open tasks that are in the hands of who covers, whatever happened', async () => {
  const happening = fc.record({ task: fc.nat(5), what: fc.constantFrom<Happening>('handOver', 'handOver', 'complete', 'passOn', 'swap', 'delete', 'giveBack', 'reschedule') })
  await fc.assert(fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
    const tasks = []
    for (let index = 0; index < 6; index += 1) tasks.push((await makeTask(store.db, { owner_id: cast.ana })).id)
    // The last two belong to nobody's cover.
    const id = await covered(tasks.slice(0, 4))
    const second = (await makeTask(store.db, { owner_id: cast.ana })).id
    await store.db.insertInto('cover_tasks').values({ cover_id: id, task_id: second, to_id: cast.mia }).execute()
    const model = new Map(tasks.map((task) => [task, { owner: cast.ana, state: 'open' as 'open' | 'done' | 'deleted' }]))
    for (const { task: index, what } of happenings) {
      const task = tasks[index] ?? 0
      const now = model.get(task)
      if (now === undefined || now.state === 'deleted') continue
      const give = async (owner: number) => {
        const { status } = await act(task, 'reassignOwner', { ownerId: String(owner) })
        expect(status).toBe(now.state === 'open' ? 200 : 422)
        if (now.state === 'open') now.owner = owner
      }
      if (what === 'handOver') await give(cast.ben)
      if (what === 'swap') await give(cast.mia)
      if (what === 'passOn') await give(cast.zoe)
      if (what === 'giveBack') await give(cast.ana)
      if (what === 'reschedule') await act(task, 'reschedule', { dueAt: '2026-06-01T00:00:00Z' })
      if (what === 'complete' && (await act(task, 'markComplete')).status === 200) now.state = 'done'
      if (what === 'delete' && (await call('DELETE', `/tasks/${task}`)).status === 204) now.state = 'deleted'
    }
    const fateOf = (task: number): CoverFate => {
      const { owner, state } = model.get(task) ?? { owner: 0, state: 'deleted' as const }
      if (state !== 'open') return state
      return owner === cast.ana ? 'withOwner' : owner === cast.zoe ? 'passedOn' : 'open'
    }
    const { attributes } = await read(id)
    expect(attributes.tasks.filter(({ taskId }) => taskId !== second).map(({ taskId, fate }) => [taskId, fate])).toEqual(tasks.slice(0, 4).map((task) => [task, fateOf(task)]))
    for (const { taskId } of attributes.tasks.filter(({ fate }) => fate === 'open')) await act(taskId, 'reassignOwner', { ownerId: String(cast.ana) })
    const back = (await read(id)).attributes
    expect(back.fates.open).toBe(0)
    expect(back.tasks.filter(({ fate, taskId }) => fate === 'withOwner' && taskId !== second).map(({ taskId }) => taskId)).toEqual(tasks.slice(0, 4).filter((task) => ['open', 'withOwner'].includes(fateOf(task))))
  }), { numRuns: runs, seed: proofSeed })
  reportProof('cover', { leaves: runs, 'wrongly back or kept': 0 })
}, 1_200_000)

it('is listed until it is ended, to whom the person’s tasks are visible', async () => {
  const id = await covered([(await makeTask(store.db, { owner_id: cast.ana })).id])
  const ids = async (as: keyof Cast) => z.parse(coverListSchema, JSON.parse((await call('GET', path(coversPath), { as })).raw)).data.map((one) => one.id)
  expect([(await ids('mia')).includes(id), (await ids('ben')).includes(id), (await ids('zoe')).includes(id)]).toEqual([true, true, false])
  expect((await call('GET', path(coverPath(id)), { as: 'zoe' })).status).toBe(404)
  const end = (as: keyof Cast) => call('PATCH', path(coverPath(id)), { as, body: { data: { type: 'cover', id, attributes: { returned: true } } } })
  expect([(await end('zoe')).status, (await end('ben')).status, (await end('mia')).status, (await end('mia')).status]).toEqual([404, 403, 200, 200])
  expect([(await ids('mia')).includes(id), (await read(id)).attributes.returnedAt]).toEqual([false, '2026-05-04T08:00:00.000Z'])
})

it('is refused where it isn’t theirs to give, or nobody could have it', async () => {
  const task = (await makeTask(store.db, { owner_id: cast.ana })).id
  const bens = (await makeTask(store.db, { owner_id: cast.ben })).id
  const status = async (as: keyof Cast, body: object) => (await cover(as, body)).status
  expect([
    await status('ana', draft(cast.ana, [{ taskId: task, toId: cast.ben }])),
    await status('ben', draft(cast.ana, [{ taskId: task, toId: cast.ben }])),
    await status('zoe', draft(cast.ana, [{ taskId: task, toId: cast.zoe }])),
    await status('mia', draft(cast.ana, [{ taskId: task, toId: cast.zoe }])),
    await status('mia', draft(cast.ana, [{ taskId: task, toId: cast.ana }])),
    await status('mia', draft(cast.ana, [{ taskId: bens, toId: cast.ben }])),
    await status('mia', draft(cast.ana, [{ taskId: task, toId: cast.ben }, { taskId: task, toId: cast.mia }])),
    await status('mia', draft(cast.ana, [{ taskId: task, toId: cast.ben }], { until: '2026-05-01' })),
    await status('mia', draft(cast.ana, [], {})),
    await status('mia', draft(cast.ana, [{ taskId: task, toId: cast.ben }], { pay: 1 })),
  ]).toEqual([201, 403, 404, 422, 422, 422, 422, 422, 422, 400])
})

it('adds the leave to the days off that are there, once for one key, where the asker may set them', async () => {
  await store.db.deleteFrom('rep_settings').execute()
  const settings = async () => (await store.db.selectFrom('rep_settings').select('days_off').where('user_id', '=', cast.ben).executeTakeFirst())?.days_off
  const task = (await makeTask(store.db, { owner_id: cast.ben })).id
  const leave = (given: object) => draft(cast.ben, [{ taskId: task, toId: cast.ana }], given)
  expect([(await cover('ben', leave({}))).status, await settings()]).toEqual([201, undefined])
  const key = { 'Idempotency-Key': 'leave-of-ben' }
  const first = await call('POST', path(coversPath), { as: 'mia', body: leave({}), headers: key })
  const again = await call('POST', path(coversPath), { as: 'mia', body: leave({}), headers: key })
  expect([first.status, again.status, again.raw]).toEqual([201, 201, first.raw])
  expect((await cover('mia', leave({ from: '2026-06-01', until: '2026-06-02' }))).status).toBe(201)
  expect(await settings()).toEqual([{ from: '2026-05-08', until: '2026-05-12', reason: 'Leave' }, { from: '2026-06-01', until: '2026-06-02', reason: 'Leave' }])
})
