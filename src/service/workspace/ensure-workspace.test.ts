import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { Store } from '#service/db/store.ts'
import { openTestStore } from '#testing/test-store.ts'
import { ensureWorkspace } from './ensure-workspace.ts'

const clock = { now: () => new Date('2026-11-23T15:10:00Z') }
const later = { now: () => new Date('2026-12-01T15:10:00Z') }

let sample: Store
let empty: Store
beforeAll(async () => {
  sample = await openTestStore()
  empty = await openTestStore()
  // Two processes start on one database.
  await Promise.all([ensureWorkspace(sample, clock, { sample: true }), ensureWorkspace(sample, clock, { sample: true })])
  await ensureWorkspace(empty, clock, { sample: false })
})
afterAll(async () => {
  await sample.close()
  await empty.close()
})

const count = async (store: Store, table: 'tasks' | 'users' | 'prospects' | 'task_priorities' | 'task_events' | 'stages') => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(store.db)
  return rows[0]?.n
}

it('fills the sample once, also when two processes start together', async () => {
  expect(await count(sample, 'users')).toBe(16)
  expect(await count(sample, 'prospects')).toBe(400)
  expect(await count(sample, 'tasks')).toBeGreaterThan(2900)
  expect(await sample.db.selectFrom('workspace').select('kind').execute()).toEqual([{ kind: 'sample' }])
})

it('leaves a workspace that is there alone, whatever the next start asks for', async () => {
  const before = await count(sample, 'tasks')
  await sample.db.updateTable('tasks').set({ note: 'mine' }).where('id', '=', 1).execute()
  await ensureWorkspace(sample, later, { sample: true })
  await ensureWorkspace(sample, later, { sample: false })
  expect(await count(sample, 'tasks')).toBe(before)
  expect((await sample.db.selectFrom('tasks').select('note').where('id', '=', 1).executeTakeFirst())?.note).toBe('mine')
  expect(await sample.db.selectFrom('workspace').select('kind').execute()).toEqual([{ kind: 'sample' }])
})

it('starts an empty workspace with one admin and what tasks are classified by', async () => {
  const users = await empty.db.selectFrom('users').select(['name', 'email', 'role', 'locked']).execute()
  expect(users).toEqual([{ name: 'Workspace Admin', email: 'admin@localhost', role: 'admin', locked: false }])
  expect(await count(empty, 'tasks')).toBe(0)
  expect(await count(empty, 'stages')).toBe(8)
  const priorities = await empty.db.selectFrom('task_priorities').select('name').orderBy('weight', 'desc').execute()
  expect(priorities.map(({ name }) => name)).toEqual(['Urgent', 'High', 'Normal', 'Low'])
})

it('goes on with the next ids', async () => {
  const made = await sample.db.insertInto('accounts').values({ name: 'Next Inc.', domain: null, industry: null, owner_id: null }).returning('id').executeTakeFirstOrThrow()
  expect(made.id).toBe(121)
})

it('derives search words and weights, and gives the past its place in the change stream', async () => {
  const { rows } = await sql<{ bare: number; unnumbered: number; ahead: number }>`select
    (select count(*)::int from tasks t join task_priorities p on p.id = t.task_priority_id where t.search is null or t.priority_weight <> p.weight) as bare,
    (select count(*)::int from task_events where stream_seq is null) as unnumbered,
    (select (select max(stream_seq) from task_events) - last_seq from change_stream)::int as ahead`.execute(sample.db)
  expect(rows).toEqual([{ bare: 0, unnumbered: 0, ahead: 0 }])
})

it('keeps changes as data that a history can read', async () => {
  const event = await sample.db.selectFrom('task_events').select(['changes', 'owner_id']).where('action', '=', 'create').orderBy('id').executeTakeFirstOrThrow()
  expect(event.changes.state).toEqual([null, expect.stringMatching(/pending|incomplete/)])
  expect(event.owner_id).toBeGreaterThan(0)
})
