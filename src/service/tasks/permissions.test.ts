import { afterAll, describe, expect, it } from 'vitest'
import { makeTask } from '#testing/factories.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, history, store } = fixture

/** What each of them gets for a task of their own, of a teammate (Ben), and of another team (Zoe). */
const matrix = [
  { as: 'ana', own: 200, ben: 403, zoe: 404 },
  { as: 'mia', own: 200, ben: 200, zoe: 404 },
  { as: 'admin', own: 200, ben: 200, zoe: 200 },
] as const

const cases = matrix.flatMap(({ as, ...answers }) => Object.entries(answers).map(([whose, status]) => ({ as, whose, status })))

const writes = [
  ['markComplete', (id: number, as: 'ana') => act(id, 'markComplete', {}, { as })],
  ['snooze', (id: number, as: 'ana') => act(id, 'snooze', {}, { as })],
  ['reschedule', (id: number, as: 'ana') => act(id, 'reschedule', { dueAt: '2026-06-01T00:00:00Z' }, { as })],
  ['updateNote', (id: number, as: 'ana') => act(id, 'updateNote', { note: 'x' }, { as })],
  ['PATCH', (id: number, as: 'ana') => call('PATCH', `/tasks/${id}`, { as, body: { data: { type: 'task', id, attributes: { note: 'x' } } } })],
  ['DELETE', (id: number, as: 'ana') => call('DELETE', `/tasks/${id}`, { as })],
] as const

describe.each(cases)('$as with a task of $whose', ({ as, whose, status }) => {
  it.each(writes)(`%s: ${status}`, async (_, write) => {
    const { id } = await makeTask(store.db, { owner_id: whose === 'own' ? cast[as] : cast[whose as 'ben'] })
    const answer = await write(id, as as 'ana')
    expect(answer.status).toBe(status === 200 && answer.raw === '' ? 204 : status)
    if (status === 200) expect(await history(id)).toHaveLength(2)
    else {
      expect(answer.errors[0]?.id).toBe(status === 403 ? 'unauthorizedRequest' : 'resourceNotFound')
      expect(await history(id)).toHaveLength(1)
      expect((await call('GET', `/tasks/${id}`)).task.meta?.rev).toBe(1)
    }
  })

  it('shows the history of what they may see', async () => {
    const { id } = await makeTask(store.db, { owner_id: whose === 'own' ? cast[as] : cast[whose as 'ben'] })
    expect((await call('GET', `/tasks/${id}/history`, { as })).status).toBe(status === 404 ? 404 : 200)
  })
})

describe.each([
  { as: 'ana', ben: true, mia: true, zoe: false },
  { as: 'mia', ben: true, mia: true, zoe: false },
  { as: 'admin', ben: true, mia: true, zoe: true },
] as const)('$as', ({ as, ...mayGive }) => {
  it.each(Object.entries(mayGive))('gives a task to %s, old or new: %s', async (to, may) => {
    const ownerId = cast[to as 'ben']
    const { id } = await makeTask(store.db, { owner_id: cast[as] })
    const reassigned = await act(id, 'reassignOwner', { ownerId: String(ownerId) }, { as })
    const relationships = { owner: { data: { type: 'user', id: ownerId } } }
    const created = await call('POST', '/tasks', { as, body: { data: { type: 'task', attributes: { action: 'call' }, relationships } } })
    const patched = await call('PATCH', `/tasks/${id}`, { as: 'admin', body: { data: { type: 'task', id, relationships } } })
    expect([reassigned.status, created.status, patched.status]).toEqual(may ? [200, 201, 200] : [422, 422, 200])
    if (!may) expect([reassigned.errors[0]?.source, created.errors[0]?.source]).toEqual([{ parameter: 'actionParams[ownerId]' }, { pointer: '/data/relationships/owner' }])
  })
})

it('a rep who gave a task away no longer changes it', async () => {
  const { id } = await makeTask(store.db, { owner_id: cast.ana })
  await act(id, 'reassignOwner', { ownerId: String(cast.ben) }, { as: 'ana' })
  expect((await act(id, 'snooze', {}, { as: 'ana' })).status).toBe(403)
})
