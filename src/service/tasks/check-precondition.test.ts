import { afterAll, describe, expect, it } from 'vitest'
import { makeTask } from '#testing/factories.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, history, store } = fixture

const dueAt = '2026-05-20T09:00:00Z'
const match = (rev: number | string) => ({ 'if-match': typeof rev === 'number' ? `"${rev}"` : rev })
const patch = (id: number) => ({ data: { type: 'task', id, attributes: { note: 'Mine' } } })

const writes: [string, (id: number, headers: Record<string, string>) => Promise<{ status: number; errors: { id: string }[] }>][] = [
  ['an action', (id, headers) => act(id, 'reschedule', { dueAt }, { headers })],
  ['an update', (id, headers) => call('PATCH', `/tasks/${id}`, { body: patch(id), headers: { ...headers, 'content-type': 'application/vnd.api+json' } })],
  ['a deletion', (id, headers) => call('DELETE', `/tasks/${id}`, { headers })],
]

describe.each(writes)('If-Match on %s', (_, write) => {
  it('refuses what was decided on an older copy, and changes nothing', async () => {
    const { id } = await makeTask(store.db, { owner_id: cast.ana })
    await act(id, 'reassignOwner', { ownerId: String(cast.ben) })
    const before = await history(id)
    const { status, errors } = await write(id, match(1))
    expect([status, errors[0]?.id]).toEqual([412, 'preconditionFailed'])
    expect(await history(id)).toEqual(before)
  })

  it('lets through what was decided on the present copy', async () => {
    const { id } = await makeTask(store.db, { owner_id: cast.ana })
    expect((await write(id, match(1))).status).toBeLessThan(300)
  })

  it('names the header where it says no rev', async () => {
    const { id } = await makeTask(store.db, { owner_id: cast.ana })
    const { status, errors } = await write(id, match('W/"x"'))
    expect([status, errors[0]]).toMatchObject([422, { source: { header: 'If-Match' } }])
  })
})

it('a repeat of an action that got through gets its answer again, though the task moved on', async () => {
  const { id } = await makeTask(store.db, { owner_id: cast.ana })
  const headers = { ...match(1), 'idempotency-key': 'decided on rev 1' }
  const first = await act(id, 'reschedule', { dueAt }, { headers })
  await act(id, 'updateNote', { note: 'Somebody else’s' })
  const again = await act(id, 'reschedule', { dueAt }, { headers })
  expect([again.status, again.raw]).toEqual([200, first.raw])
})
