import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { errorDocumentSchema } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { openTestService, testToken, type TestService } from '#testing/test-service.ts'
import type { Principal } from '#service/users/principal.ts'

const start = new Date('2026-05-04T09:20:00.000Z')
let now = start
let service: TestService
const ids: Record<string, number> = {}

beforeAll(async () => {
  service = await openTestService({ clock: { now: () => now } })
  const { db } = service.store
  const teams = await db.insertInto('teams').values([{ name: 'East' }, { name: 'West' }]).returning('id').execute()
  const person = async (name: string, role: 'admin' | 'manager' | 'rep', memberships: { team: number; manages: boolean }[]) => {
    const values = { first_name: name, last_name: 'Test', email: `${name}@example.com`, title: null, time_zone: null, role }
    const { id } = await db.insertInto('users').values(values).returning('id').executeTakeFirstOrThrow()
    for (const { team, manages } of memberships) await db.insertInto('team_members').values({ team_id: teams[team]!.id, user_id: id, manages }).execute()
    ids[name] = id
  }
  await person('rep', 'rep', [{ team: 0, manages: false }])
  await person('mate', 'rep', [{ team: 0, manages: false }])
  await person('west', 'rep', [{ team: 1, manages: false }])
  await person('alone', 'rep', [])
  await person('manager', 'manager', [{ team: 0, manages: true }, { team: 1, manages: false }])
  await person('admin', 'admin', [])
})
afterAll(() => service.close())
beforeEach(() => {
  now = start
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const root = async (headers: Record<string, string>) => service.inject({ url: '/api/v2', headers })
const principalOf = async (name: string): Promise<Principal> => {
  const { resolveCaller } = await import('#service/users/resolve-principal.ts')
  const cookie = (await service.signIn(ids[name]!)).cookie.split('=')
  const request = { headers: {}, cookies: { [cookie[0]!]: cookie[1] } } as unknown as Parameters<typeof resolveCaller>[0]
  const { principal } = await resolveCaller(request, service.deps)
  return principal!
}

it('knows nobody without credentials, and nobody by wrong ones', async () => {
  for (const headers of [{}, bearer('wrong'), { authorization: 'Basic eDp5' }, { authorization: '' }, { cookie: 'daysheet_session=stolen' }, bearer('')]) {
    const answer = await root(headers as Record<string, string>)
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['content-type']).toBe(mediaType)
    expect(answer.headers['www-authenticate']).toBe('Bearer')
    expect(errorDocumentSchema.parse(answer.json()).errors[0]?.id).toBe('unauthenticated')
  }
})

it('does not let a wrong token pass for the sake of a good cookie', async () => {
  const { cookie } = await service.signIn(ids.rep!)
  expect((await root({ cookie, ...bearer('wrong') })).statusCode).toBe(401)
})

it('lets a token and a session in', async () => {
  expect((await root(bearer(testToken))).statusCode).toBe(200)
  expect((await root(await service.signIn(ids.rep!))).statusCode).toBe(200)
})

it('answers in JSON:API’s media type, without a charset, and lets nobody keep the answer', async () => {
  const { headers } = await root(bearer(testToken))
  expect(headers['content-type']).toBe(mediaType)
  expect(headers['cache-control']).toBe('no-store')
})

it('shows a rep their team and lets them change their own', async () => {
  expect(await principalOf('rep')).toEqual({ userId: ids.rep, role: 'rep', visibleOwnerIds: [ids.rep, ids.mate, ids.manager].sort(), writableOwnerIds: [ids.rep] })
  expect(await principalOf('alone')).toMatchObject({ visibleOwnerIds: [ids.alone], writableOwnerIds: [ids.alone] })
})

it('shows a manager the teams they manage, not those they are only in', async () => {
  const team = [ids.rep, ids.mate, ids.manager].sort()
  expect(await principalOf('manager')).toEqual({ userId: ids.manager, role: 'manager', visibleOwnerIds: team, writableOwnerIds: team })
})

it('shows an admin everything', async () => {
  expect(await principalOf('admin')).toEqual({ userId: ids.admin, role: 'admin', visibleOwnerIds: null, writableOwnerIds: null })
})

it('tells the balance on every answer, refusals too', async () => {
  const reset = String(new Date('2026-05-04T10:00:00.000Z').getTime() / 1000)
  const left = async (headers: Record<string, string>, url = '/api/v2') => {
    const answer = await service.inject({ url, headers })
    expect(answer.headers).toMatchObject({ 'x-ratelimit-limit': '10000', 'x-ratelimit-reset': reset })
    return Number(answer.headers['x-ratelimit-remaining'])
  }
  const token = bearer(testToken)
  const first = await left(token)
  expect(await left(token)).toBe(first - 1)
  expect(await left(token, '/api/v2/nothing')).toBe(first - 2)
  const stranger = await left({})
  expect(await left(bearer('wrong'))).toBe(stranger - 1)
})

it('refuses the request after the ten thousandth of an hour, and takes it in the next', async () => {
  now = new Date('2026-05-04T12:30:00.000Z')
  const ask = () => service.inject({ url: '/api/v2' })
  for (let count = 0; count < 10_000; count += 100) await Promise.all(Array.from({ length: 100 }, ask))
  const refused = await ask()
  expect(refused.statusCode).toBe(429)
  expect(refused.headers).toMatchObject({ 'retry-after': '1800', 'x-ratelimit-remaining': '0' })
  expect(errorDocumentSchema.parse(refused.json()).errors[0]?.id).toBe('rateLimitExceeded')
  expect((await root(bearer(testToken))).statusCode).toBe(200)
  now = new Date('2026-05-04T13:00:00.000Z')
  expect((await ask()).statusCode).toBe(401)
}, 60_000)

it.each([
  [mediaType, 200],
  [`${mediaType}; charset=utf-8`, 200],
  [`${mediaType}; ext="https://example.com/ext"`, 415],
  [`${mediaType}; version=1`, 415],
])('answers a request of type %s with %i', async (contentType, status) => {
  const answer = await root({ ...bearer(testToken), 'content-type': contentType })
  expect(answer.statusCode).toBe(status)
})

it.each([
  ['*/*', 200],
  ['text/html', 200],
  [`${mediaType}; ext="https://example.com/ext"`, 406],
  [`${mediaType}; ext="x", ${mediaType}`, 200],
  [`${mediaType}; profile="https://example.com/profile"`, 200],
])('answers one that accepts %s with %i', async (accept, status) => {
  expect((await root({ ...bearer(testToken), accept })).statusCode).toBe(status)
})
