import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { coverDocumentSchema, coverPath, coversPath, type CoverFate } from '#contract/cover.ts'
import { proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { makeTask, makeUser } from '#testing/factories.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'
import { countFates } from './cover-fates.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, store } = fixture

const path = (full: string) => full.replace('/api/v2', '')
const read = async (id: number) => z.parse(coverDocumentSchema, JSON.parse((await call('GET', path(coverPath(id)))).raw)).data.attributes
const cover = async (userId: number, tasks: readonly { taskId: number; toId: number }[]) => {
  const answer = await call('POST', path(coversPath), { body: { data: { type: 'cover', attributes: { userId, from: '2026-05-08', until: '2026-05-12', tasks } } } })
  expect(answer.status, answer.raw).toBe(201)
  for (const { taskId, toId } of tasks) expect((await act(taskId, 'reassignOwner', { ownerId: String(toId) })).status).toBe(200)
  return z.parse(coverDocumentSchema, JSON.parse(answer.raw)).data.id
}
const end = async (id: number, leaveToo = false) =>
  call('PATCH', path(coverPath(id)), { body: { data: { type: 'cover', id, attributes: { returned: true, ...(leaveToo && { leaveToo }) } } } })
/** What a page does when somebody is back: gives what is still open back, and ends the cover. */
const giveBack = async (id: number) => {
  const { userId, tasks } = await read(id)
  for (const { taskId } of tasks.filter(({ fate }) => fate === 'open')) expect((await act(taskId, 'reassignOwner', { ownerId: String(userId) })).status).toBe(200)
  expect((await end(id)).status).toBe(200)
}

it('finds a task wherever the chain of covers took it, and takes none from where it came home', async () => {
  const ana = (await makeUser(store.db)).id
  const [ben, cy] = [(await makeUser(store.db)).id, (await makeUser(store.db)).id]
  const task = (await makeTask(store.db, { owner_id: ana })).id
  const first = await cover(ana, [{ taskId: task, toId: ben }])
  const second = await cover(ben, [{ taskId: task, toId: cy }])
  expect([(await read(first)).fates.open, (await read(second)).fates.open]).toEqual([1, 1])
  await giveBack(first)
  expect([(await read(second)).fates.open, (await read(second)).fates.passedOn]).toEqual([0, 1])
  await giveBack(second)
  expect((await store.db.selectFrom('tasks').select('owner_id').where('id', '=', task).executeTakeFirstOrThrow()).owner_id).toBe(ana)
})

const runs = proofSize(8, 300)

/** A story's step: somebody's tasks are covered by others, a task is done, given away for good or deleted, or somebody is back. */
const step = fc.record({ what: fc.constantFrom('cover', 'cover', 'cover', 'complete', 'passOn', 'delete', 'giveBack', 'giveBack'), who: fc.nat(4), to: fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }), task: fc.nat(3) })

it('brings back exactly the tasks that are still on loan, through chains of covers in any order', async () => {
  const people = [cast.ana]
  for (let index = 0; index < 4; index += 1) people.push((await makeUser(store.db)).id)
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
    await store.db.deleteFrom('covers').execute()
    const ids: number[] = []
    for (let index = 0; index < 4; index += 1) ids.push((await makeTask(store.db, { owner_id: cast.ana })).id)
    // A task's loans, the oldest first: each is a cover that took it from its user.
    const model = new Map(ids.map((id) => [id, { owner: cast.ana, state: 'open' as 'open' | 'done' | 'deleted', loans: [] as number[] }]))
    const covers = new Map<number, { user: number; tasks: number[]; isOver: boolean }>()
    const openOf = (user: number) => ids.filter((id) => model.get(id)?.state === 'open' && model.get(id)?.owner === user)
    const fateOf = (cover: number, id: number): CoverFate => {
      const task = model.get(id)
      if (task === undefined || task.state !== 'open') return task?.state ?? 'deleted'
      if (task.owner === covers.get(cover)?.user) return 'withOwner'
      return task.loans.includes(cover) ? 'open' : 'passedOn'
    }
    for (const { what, who, to, task: index } of steps) {
      const user = people[who] ?? 0
      const [id = 0, task] = [...model][index] ?? []
      if (what === 'cover') {
        const receivers = to.map((one) => people[one] ?? 0).filter((one) => one !== user && one !== cast.ana)
        const tasks = openOf(user).map((taskId, place) => ({ taskId, toId: receivers[place % receivers.length] ?? 0 }))
        if (receivers.length === 0 || tasks.length === 0) continue
        const made = await cover(user, tasks)
        covers.set(made, { user, tasks: tasks.map(({ taskId }) => taskId), isOver: false })
        for (const { taskId, toId } of tasks) {
          const lent = model.get(taskId)
          lent?.loans.push(made)
          if (lent) lent.owner = toId
        }
      } else if (what === 'giveBack') {
        const [back, its] = [...covers].filter(([, one]) => one.user === user && !one.isOver).at(-1) ?? []
        if (back === undefined || its === undefined) continue
        its.isOver = true
        for (const taskId of its.tasks) {
          const lent = model.get(taskId)
          if (lent?.state !== 'open' || !lent.loans.includes(back)) continue
          lent.owner = its.user
          lent.loans.splice(lent.loans.indexOf(back))
        }
        await giveBack(back)
      } else if (task?.state === 'open') {
        if (what === 'passOn') {
          await act(id, 'reassignOwner', { ownerId: String(cast.zoe) })
          task.owner = cast.zoe
          task.loans = []
        } else if (what === 'complete') {
          await act(id, 'markComplete')
          task.state = 'done'
        } else {
          await call('DELETE', `/tasks/${id}`)
          task.state = 'deleted'
        }
      }
      for (const [one, { tasks, isOver }] of covers) {
        if (isOver) continue
        const { tasks: shown, fates } = await read(one)
        expect(shown.map(({ taskId, fate }) => [taskId, fate])).toEqual(tasks.toSorted((a, b) => a - b).map((taskId) => [taskId, fateOf(one, taskId)]))
        expect(fates.open).toBe(shown.filter(({ fate }) => fate === 'open').length)
      }
      const owners = await store.db.selectFrom('tasks').select(['id', 'owner_id']).where('id', 'in', ids).orderBy('id').execute()
      expect(owners.map(({ id: taskId, owner_id: owner }) => [taskId, owner])).toEqual([...model].filter(([, { state }]) => state !== 'deleted').map(([taskId, { owner }]) => [taskId, owner]))
    }
  }), { numRuns: runs, seed: proofSeed })
  reportProof('chains', { stories: runs, 'wrongly back or kept': 0 })
}, 1_200_000)

it('takes the leave back with the move: the days off that it set go, and nothing that stood there before or was changed since', async () => {
  const dan = (await makeUser(store.db)).id
  const task = (await makeTask(store.db, { owner_id: dan })).id
  const other = { from: '2026-07-01', until: '2026-07-02' }
  const settings = async () => (await store.db.selectFrom('rep_settings').select('days_off').where('user_id', '=', dan).executeTakeFirst())?.days_off
  await call('PATCH', `/team/settings/${dan}`, { body: { data: { type: 'repSettings', id: dan, attributes: { addDaysOff: [other] } } } })
  const id = await cover(dan, [{ taskId: task, toId: cast.ben }])
  expect([await settings(), (await read(id)).setDaysOff]).toEqual([[{ from: '2026-05-08', until: '2026-05-12', reason: 'Leave' }, other], true])
  // As long as somebody has work of it in hand, the way back must stay.
  expect((await end(id, true)).status).toBe(422)
  await act(task, 'reassignOwner', { ownerId: String(dan) })
  expect([(await end(id, true)).status, (await end(id, true)).status, await settings(), (await read(id)).setDaysOff]).toEqual([200, 200, [other], false])

  const before = { from: '2026-05-01', until: '2026-05-20', reason: 'Long planned' }
  await call('PATCH', `/team/settings/${dan}`, { body: { data: { type: 'repSettings', id: dan, attributes: { addDaysOff: [before] } } } })
  const again = await cover(dan, [{ taskId: task, toId: cast.ben }])
  await act(task, 'reassignOwner', { ownerId: String(dan) })
  expect([(await end(again, true)).status, (await read(again)).setDaysOff, await settings()]).toEqual([200, false, [before, other]])
})

it('counts by the keys of the tasks, however many there are', async () => {
  const eve = (await makeUser(store.db)).id
  await sql`insert into tasks (owner_id, state, task_type, action, created_at, updated_at)
    select ${eve}::bigint, 'incomplete', 'manual', 'call', now(), now() from generate_series(1, 4000)`.execute(store.db)
  const { rows } = await sql<{ id: number }>`select id from tasks where owner_id = ${eve}::bigint order by id limit 1500`.execute(store.db)
  await sql`with made as (insert into covers (user_id, from_day, until_day, created_at, created_by) values (${eve}::bigint, '2026-05-08', '2026-05-12', now(), 1) returning id)
    insert into cover_tasks (cover_id, task_id, to_id) select made.id, t.id, ${cast.ben}::bigint from made, (select id from tasks where owner_id = ${eve}::bigint order by id limit 1500) t`.execute(store.db)
  await sql`analyze tasks`.execute(store.db)
  await sql`analyze cover_tasks`.execute(store.db)
  const { id } = await store.db.selectFrom('covers').select('id').where('user_id', '=', eve).executeTakeFirstOrThrow()
  const plan = (await sql<Record<string, string>>`explain ${countFates([id])}`.execute(store.db)).rows.map((row) => Object.values(row)[0]).join('\n')
  expect(rows).toHaveLength(1500)
  expect(plan).toMatch(/Index (Only )?Scan using \w+ on tasks/)
  expect(plan).not.toMatch(/Seq Scan on tasks/)
  expect((await countFates([id]).execute(store.db)).rows).toEqual([{ cover_id: id, fate: 'withOwner', tasks: 1500 }])
})
