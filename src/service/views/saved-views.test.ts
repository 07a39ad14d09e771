import { afterAll, afterEach, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { mostSavedViews, savedViewDocumentSchema, savedViewListSchema, savedViewPath, savedViewsPath } from '#contract/saved-view.ts'
import { openTaskFixture, type Cast } from '#testing/task-fixture.ts'

const fixture = await openTaskFixture()
afterAll(() => fixture.close())
afterEach(() => fixture.store.db.deleteFrom('saved_views').execute())
const { call, cast, service, store } = fixture

const path = (full: string) => full.replace('/api/v2', '')
const draft = (name: unknown, given: object = {}) => ({ data: { type: 'savedView', attributes: { name, search: 'due=today&action=call', ...given } } })
const post = (as: keyof Cast, body: object, headers: Record<string, string> = {}) => call('POST', path(savedViewsPath), { as, body, headers })
const patch = (as: keyof Cast, id: number, attributes: object) => call('PATCH', path(savedViewPath(id)), { as, body: { data: { type: 'savedView', id, attributes } } })
const read = (raw: string) => z.parse(savedViewDocumentSchema, JSON.parse(raw)).data
const list = async (as: keyof Cast) => z.parse(savedViewListSchema, JSON.parse((await call('GET', path(savedViewsPath), { as })).raw)).data
const namesOf = async (as: keyof Cast) => (await list(as)).map(({ attributes }) => attributes.name)

async function saved(as: keyof Cast, name: string, given: object = {}): Promise<number> {
  const { status, raw } = await post(as, draft(name, given))
  expect(status, raw).toBe(201)
  return read(raw).id
}

it('is kept for its owner, and answered where it says it is', async () => {
  const { status, raw, headers } = await post('ana', draft('  Calls of today '))
  expect(status).toBe(201)
  const view = read(raw)
  expect(view).toMatchObject({
    attributes: { name: 'Calls of today', search: 'due=today&action=call', isShared: false, createdAt: '2026-05-04T08:00:00.000Z' },
    relationships: { owner: { data: { type: 'user', id: cast.ana } } }, meta: { canWrite: true },
  })
  expect(String(headers.location)).toMatch(new RegExp(`^http://[^/]+${savedViewPath(view.id)}$`))
  expect((view as { links?: { self: string } }).links?.self).toBe(headers.location)
  expect(read((await call('GET', path(savedViewPath(view.id)), { as: 'ana' })).raw)).toEqual(view)
  expect([await namesOf('ana'), await namesOf('ben'), await namesOf('mia'), await namesOf('admin')]).toEqual([['Calls of today'], [], [], []])
  for (const as of ['ben', 'mia', 'admin'] as const) expect((await call('GET', path(savedViewPath(view.id)), { as })).status, as).toBe(404)
  expect((await call('DELETE', path(savedViewPath(view.id)), { as: 'ana' })).status).toBe(204)
  expect((await call('DELETE', path(savedViewPath(view.id)), { as: 'ana' })).status).toBe(404)
})

it('is shared with who shares a team with its owner, who may read it and no more', async () => {
  const id = await saved('ben', 'Team calls', { isShared: true })
  const all = ['ana', 'ben', 'mia', 'zoe', 'admin'] as const
  const seen = await Promise.all(all.map(async (as) => (await list(as)).filter((view) => view.id === id).map(({ meta }) => meta.canWrite)))
  expect(Object.fromEntries(all.map((as, index) => [as, seen[index]]))).toEqual({ ana: [false], ben: [true], mia: [true], zoe: [], admin: [true] })
  expect([(await patch('ana', id, { name: 'Mine' })).status, (await patch('zoe', id, { name: 'Mine' })).status]).toEqual([403, 404])
  expect([(await call('DELETE', path(savedViewPath(id)), { as: 'ana' })).status, (await call('DELETE', path(savedViewPath(id)), { as: 'zoe' })).status]).toEqual([403, 404])
  expect(read((await patch('ben', id, { name: 'Our calls', search: 'owner=all' })).raw).attributes).toMatchObject({ name: 'Our calls', search: 'owner=all', isShared: true })
  // Who looks after the team tidies up after it; what is no longer shared is its owner's alone to see.
  expect((await patch('mia', id, { isShared: false })).status).toBe(204)
  expect([await namesOf('mia'), await namesOf('ben')]).toEqual([[], ['Our calls']])
  expect((await patch('mia', id, { isShared: true })).status).toBe(404)
})

it('of an admin is shared with everybody, and a manager’s with the teams they manage', async () => {
  const ids = [await saved('admin', 'Everybody’s', { isShared: true }), await saved('mia', 'North', { isShared: true })]
  expect([await namesOf('ana'), await namesOf('zoe')]).toEqual([['Everybody’s', 'North'], ['Everybody’s']])
  for (const id of ids) expect((await call('DELETE', path(savedViewPath(id)))).status).toBe(204)
})

it.each<[string, object, number, string]>([
  ['no name', draft(''), 422, '/data/attributes/name'],
  ['a blank name', draft('   '), 422, '/data/attributes/name'],
  ['a name that is too long', draft('x'.repeat(81)), 422, '/data/attributes/name'],
  ['a number for a name', draft(7), 422, '/data/attributes/name'],
  ['an address with its question mark', draft('A', { search: '?due=today' }), 422, '/data/attributes/search'],
  ['an address that isn’t encoded', draft('A', { search: 'q=two words' }), 422, '/data/attributes/search'],
  ['an address with a fragment', draft('A', { search: 'q=1#x' }), 422, '/data/attributes/search'],
  ['an address that is too long', draft('A', { search: 'x'.repeat(2001) }), 422, '/data/attributes/search'],
  ['a word for whether it is shared', draft('A', { isShared: 'yes' }), 422, '/data/attributes/isShared'],
  ['another type', { data: { type: 'task', attributes: { name: 'A', search: '' } } }, 422, '/data/type'],
  ['an id of the client’s', { data: { type: 'savedView', id: 7, attributes: { name: 'A', search: '' } } }, 400, '/data/id'],
  ['an unknown attribute', draft('A', { owner: 1 }), 400, '/data/attributes/owner'],
  ['nothing', {}, 422, '/data'],
])('is refused for %s, with the place', async (_what, body, status, pointer) => {
  const answer = await post('ana', body)
  expect({ status: answer.status, pointer: answer.errors[0]?.source?.pointer }).toEqual({ status, pointer })
  expect(await namesOf('ana')).toEqual([])
})

it('takes a name once a person, in any spelling, and at most so many views', async () => {
  const id = await saved('zoe', 'Follow-ups')
  const other = await saved('zoe', 'Others')
  const taken = await post('zoe', draft('FOLLOW-UPS'))
  expect([taken.status, taken.errors[0]?.source?.pointer]).toEqual([422, '/data/attributes/name'])
  expect([(await patch('zoe', other, { name: 'follow-ups' })).status, (await patch('zoe', id, { name: 'FOLLOW-UPS' })).status]).toEqual([422, 200])
  expect((await post('ben', draft('Follow-ups'))).status).toBe(201)
  const more = Array.from({ length: mostSavedViews - 2 }, (_, index) => ({ owner_id: cast.zoe, name: `View ${index}`, search: '', is_shared: false, created_at: new Date(), updated_at: new Date() }))
  await store.db.insertInto('saved_views').values(more).execute()
  const over = await post('zoe', draft('One more'))
  expect([over.status, over.errors[0]?.source?.pointer]).toEqual([422, '/data'])
})

it('is saved once for one key, however often it is sent, also at the same moment', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => post('mia', draft('Once'), { 'idempotency-key': 'one-view' })))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(answers.map(({ raw }) => read(raw).id)).size).toBe(1)
  // Without a key the name decides: of two at the same moment one is refused, never a failure of ours.
  const both = await Promise.all([1, 2].map(() => post('mia', draft('Twice'))))
  expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
  expect(await namesOf('mia')).toEqual(['Once', 'Twice'])
})

it('says which id it is about, and asks who is there', async () => {
  const id = await saved('mia', 'Mine')
  const wrong = await call('PATCH', path(savedViewPath(id)), { as: 'mia', body: { data: { type: 'savedView', id: id + 1, attributes: {} } } })
  expect([wrong.status, wrong.errors[0]?.source?.pointer]).toEqual([422, '/data/id'])
  expect((await service.inject({ url: savedViewsPath })).statusCode).toBe(401)
  expect((await call('GET', path(`${savedViewsPath}/x`))).status).toBe(404)
})
