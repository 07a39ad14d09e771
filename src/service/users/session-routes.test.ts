import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { errorDocumentSchema } from '#contract/errors.ts'
import { sessionSchema } from '#contract/session.ts'
import { openTestService, testToken, type TestService } from '#testing/test-service.ts'
import { sessionCookie } from './sessions.ts'

const start = new Date('2026-05-04T09:00:00.000Z')
let now = start
let service: TestService
let people: { admin: number; manager: number; rep: number; mate: number; stranger: number; locked: number }

beforeAll(async () => {
  service = await openTestService({ clock: { now: () => now } })
  const { db } = service.store
  await db.insertInto('workspace').values({ id: 1, kind: 'sample' }).execute()
  const teams = await db.insertInto('teams').values([{ name: 'East' }, { name: 'West' }]).returning('id').execute()
  const add = async (first: string, role: 'admin' | 'manager' | 'rep', team?: number, more: { manages?: boolean; locked?: boolean } = {}) => {
    const { id } = await db
      .insertInto('users')
      .values({ first_name: first, last_name: 'Test', email: `${first}@example.com`, title: null, time_zone: null, role, locked: more.locked ?? false })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (team !== undefined) await db.insertInto('team_members').values({ team_id: teams[team]!.id, user_id: id, manages: more.manages ?? false }).execute()
    return id
  }
  people = {
    admin: await add('Ada', 'admin'),
    manager: await add('Max', 'manager', 0, { manages: true }),
    rep: await add('Rita', 'rep', 0),
    mate: await add('Mia', 'rep', 0),
    stranger: await add('Sam', 'rep', 1),
    locked: await add('Lou', 'rep', 0, { locked: true }),
  }
})
afterAll(() => service.close())
beforeEach(() => {
  now = start
})

const session = async (headers: Record<string, string> = {}) => {
  const answer = await service.inject({ url: '/session', headers })
  expect(answer.statusCode).toBe(200)
  return sessionSchema.parse(answer.json())
}
const signIn = (payload: object, headers: Record<string, string> = {}) => service.inject({ method: 'POST', url: '/session', payload, headers })
const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) => answer.cookies.find(({ name }) => name === sessionCookie)

it('offers the people of the sample workspace, admins and managers first, nobody who is locked', async () => {
  const { user, people: offered } = await session()
  expect(user).toBeNull()
  expect(offered.map(({ name }) => name)).toEqual(['Ada Test', 'Max Test', 'Mia Test', 'Rita Test', 'Sam Test'])
  expect(offered[1]?.teams).toEqual(['East'])
})

it('tells what the service offers as the API’s root does', async () => {
  const { cookies } = await signIn({ userId: people.rep })
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  const root = await service.inject({ url: '/api/v2', headers })
  expect((await session(headers)).extensions).toEqual(root.json().meta.extensions)
})

it('signs in a picked person with a cookie that scripts cannot read', async () => {
  const answer = await signIn({ userId: people.rep })
  expect(answer.statusCode).toBe(200)
  expect(sessionSchema.parse(answer.json()).user?.name).toBe('Rita Test')
  const cookie = cookieOf(answer)!
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 14 * 24 * 60 * 60 })
  expect((await session({ cookie: `${sessionCookie}=${cookie.value}` })).user?.id).toBe(people.rep)
})

it('keeps only a hash of the session id', async () => {
  const { value } = cookieOf(await signIn({ userId: people.rep }))!
  const rows = await service.store.db.selectFrom('sessions').selectAll().execute()
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(value)
})

it('ends the session before when somebody signs in again, and gives a new id', async () => {
  const first = cookieOf(await signIn({ userId: people.rep }))!.value
  const headers = { cookie: `${sessionCookie}=${first}`, origin: 'http://localhost' }
  const second = cookieOf(await signIn({ userId: people.mate }, headers))!.value
  expect(second).not.toBe(first)
  expect((await session({ cookie: `${sessionCookie}=${first}` })).user).toBeNull()
})

it('signs out: the row goes, and the cookie too', async () => {
  const headers = await service.signIn(people.rep)
  const answer = await service.inject({ method: 'DELETE', url: '/session', headers })
  expect(answer.statusCode).toBe(204)
  expect(cookieOf(answer)?.value).toBe('')
  expect((await session(headers)).user).toBeNull()
})

it('takes an operator’s token for the first admin, and no other token', async () => {
  const answer = await signIn({ token: testToken })
  expect(sessionSchema.parse(answer.json()).user?.id).toBe(people.admin)
  const refused = await signIn({ token: `${testToken}x` })
  expect(refused.statusCode).toBe(401)
  errorDocumentSchema.parse(refused.json())
})

it.each([[{}], [{ userId: '1' }], [{ userId: 1, token: 'x' }], [{ token: '' }], [[]], [null]])('refuses %j, which is no sign-in', async (payload) => {
  const answer = await service.inject({ method: 'POST', url: '/session', payload: JSON.stringify(payload) })
  expect(answer.statusCode).toBe(422)
  errorDocumentSchema.parse(answer.json())
})

it('refuses a person who is locked or not there', async () => {
  for (const userId of [people.locked, 999_999]) expect((await signIn({ userId })).statusCode).toBe(422)
})

it('lets a session go when its person is locked', async () => {
  const headers = await service.signIn(people.locked)
  expect((await session(headers)).user).toBeNull()
  expect((await service.inject({ url: '/api/v2/nothing', headers })).statusCode).toBe(404)
})

it('lasts 14 days after its last use, and no longer', async () => {
  const headers = await service.signIn(people.rep)
  const days = (count: number) => new Date(start.getTime() + count * 24 * 60 * 60 * 1000)
  now = days(13)
  const renewed = await service.inject({ url: '/session', headers })
  expect(cookieOf(renewed)?.maxAge).toBe(14 * 24 * 60 * 60)
  now = days(26)
  expect((await session(headers)).user?.id).toBe(people.rep)
  now = days(41)
  expect((await session(headers)).user).toBeNull()
})

it('is not renewed on every request', async () => {
  const headers = await service.signIn(people.rep)
  expect(cookieOf(await service.inject({ url: '/session', headers }))).toBeUndefined()
})
