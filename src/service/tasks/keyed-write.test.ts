import { afterAll, describe, expect, it } from 'vitest'
import { makeTask } from '#testing/factories.ts'
import { openTaskFixture } from '#testing/task-fixture.ts'
import { openTestService, testToken } from '#testing/test-service.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
const { act, call, cast, clock, history, store } = fixture

let serial = 0
const newKey = () => ({ 'idempotency-key': `key ${++serial}` })
const draft = (note: string) => ({ body: { data: { type: 'task', attributes: { action: 'call', note } } } })

describe('the same key with the same request', () => {
  it('gets the first answer again, whatever happened since, and has no second effect', async () => {
    const headers = newKey()
    const { id } = await makeTask(store.db, { owner_id: cast.ana })
    const first = await act(id, 'snooze', {}, { headers })
    clock.turn(60_000)
    await act(id, 'markComplete')
    const again = await act(id, 'snooze', {}, { headers })
    expect([again.status, again.raw, again.headers['idempotency-replayed']]).toEqual([first.status, first.raw, 'true'])
    expect((await history(id)).map(({ action }) => action)).toEqual(['create', 'snooze', 'markComplete'])
  })

  it('makes one task, and deletes it once', async () => {
    const headers = newKey()
    const [first, again] = [await call('POST', '/tasks', { ...draft('one'), headers }), await call('POST', '/tasks', { ...draft('one'), headers })]
    expect([again.status, again.task.id, again.headers.location]).toEqual([201, first.task.id, first.headers.location])
    const removal = newKey()
    const statuses = [await call('DELETE', `/tasks/${first.task.id}`, { headers: removal }), await call('DELETE', `/tasks/${first.task.id}`, { headers: removal }), await call('DELETE', `/tasks/${first.task.id}`)]
    expect(statuses.map(({ status }) => status)).toEqual([204, 204, 404])
  })

  it('is the same whatever the order of members and parameters', async () => {
    const headers = newKey()
    const body = (text: string) => call('POST', '/tasks', { body: text, headers })
    const first = await body('{"data":{"type":"task","attributes":{"action":"call","note":"x"}}}')
    const again = await body('{ "data": { "attributes": { "note": "x", "action": "call" }, "type": "task" } }')
    expect(again.task.id).toBe(first.task.id)
  })

  it('gets its refusal again, even where it would work by now', async () => {
    const headers = newKey()
    const { id } = await makeTask(store.db, { owner_id: cast.ana, state: 'complete' })
    const first = await act(id, 'snooze', {}, { headers })
    await store.db.updateTable('tasks').set({ state: 'incomplete' }).where('id', '=', id).execute()
    const again = await act(id, 'snooze', {}, { headers })
    expect([first.status, again.status, again.raw]).toEqual([422, 422, first.raw])
  })

  it('gets the first answer from another process too', async () => {
    const headers = newKey()
    const { id } = await makeTask(store.db, { owner_id: cast.ana })
    const first = await act(id, 'snooze', {}, { headers })
    const other = await openTestService({ store, clock })
    const again = await other.inject({ method: 'POST', url: `/api/v2/tasks/${id}/actions/snooze?`, headers: { ...headers, authorization: `Bearer ${testToken}` } })
    await other.app.close()
    expect([again.statusCode, again.body]).toEqual([200, first.raw])
  })

  it('has one effect when it comes many times at once', async () => {
    const headers = newKey()
    const answers = await Promise.all(Array.from({ length: 8 }, () => call('POST', '/tasks', { ...draft('at once'), headers })))
    expect(new Set(answers.map(({ status, task }) => `${status} ${task.id}`)).size).toBe(1)
    const made = await store.db.selectFrom('tasks').select('id').where('note', '=', 'at once').execute()
    expect(made).toHaveLength(1)
  })
})

describe('the same key with another request', () => {
  it.each([
    ['body', () => call('POST', '/tasks', { ...draft('two'), headers: { 'idempotency-key': 'other' } })],
    ['path', () => call('DELETE', '/tasks/1', { headers: { 'idempotency-key': 'other' } })],
  ])('of another %s is a 422 that names the header, and has no effect', async (_, other) => {
    await call('POST', '/tasks', { ...draft('one'), headers: { 'idempotency-key': 'other' } })
    const { status, errors } = await other()
    expect([status, errors[0]?.source]).toEqual([422, { header: 'Idempotency-Key' }])
  })

  it('with other parameters is a 422', async () => {
    const headers = newKey()
    const { id } = await makeTask(store.db, { owner_id: cast.ana })
    await act(id, 'updateNote', { note: 'a' }, { headers })
    expect((await act(id, 'updateNote', { note: 'b' }, { headers })).status).toBe(422)
  })
})

it('a key is a person’s own', async () => {
  const headers = newKey()
  const [first, second] = [await call('POST', '/tasks', { ...draft('mine'), headers, as: 'ana' }), await call('POST', '/tasks', { ...draft('mine'), headers, as: 'ben' })]
  expect([second.status, second.task.id === first.task.id]).toEqual([201, false])
})

it.each([['empty', ''], ['longer than 255 characters', 'x'.repeat(256)]])('a key that is %s is a 422', async (_, key) => {
  const { status, errors } = await call('POST', '/tasks', { ...draft('x'), headers: { 'idempotency-key': key } })
  expect([status, errors[0]?.source]).toEqual([422, { header: 'Idempotency-Key' }])
})

it('a failure of ours is not remembered', async () => {
  const headers = newKey()
  const { id } = await makeTask(store.db, { owner_id: cast.ana })
  await store.pool.query('alter table task_events add constraint no_notes check (action <> \'updateNote\') not valid')
  const failed = await fixture.service.inject({ method: 'POST', url: `/api/v2/tasks/${id}/actions/updateNote?actionParams[note]=x`, headers: { ...headers, authorization: `Bearer ${testToken}` } })
  await store.pool.query('alter table task_events drop constraint no_notes')
  const again = await fixture.service.inject({ method: 'POST', url: `/api/v2/tasks/${id}/actions/updateNote?actionParams[note]=x`, headers: { ...headers, authorization: `Bearer ${testToken}` } })
  expect([failed.statusCode, again.statusCode]).toEqual([500, 200])
})
