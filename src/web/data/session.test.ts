import { beforeEach, afterEach, describe, expect, test, vi } from 'vitest'
import { taskSchema } from '#contract/task.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { extensionsQuery } from './extensions.ts'
import { notices } from './notices.ts'
import { pendingActions } from './pending-actions.ts'
import { queryClient } from './query-client.ts'
import { relatedResource } from './related.ts'
import { sessionQuery, signIn, signOut } from './session.ts'
import { taskListQuery } from './tasks.ts'
import { usersQuery } from './users.ts'

const person = (id: number) => ({ id, name: `Person ${id}`, email: 'p@example.com', title: null, role: 'rep', teams: [] })
let user: ReturnType<typeof person> | null = null
const held: (() => void)[] = []
let extensions: string[] | undefined

/** A service of two people: lists answer at once, actions never do. */
async function serve(path: string, { method, body }: RequestInit): Promise<Response> {
  if (path === '/session' && method === 'POST') user = person((JSON.parse(String(body)) as { userId: number }).userId)
  if (path === '/session' && method === 'DELETE') {
    user = null
    return new Response(null, { status: 204 })
  }
  if (path === '/session') return Response.json({ user, workspace: { kind: 'sample', mode: 'embedded' }, people: [person(1), person(2)], ...(extensions && { extensions }) })
  if (path.startsWith('/api/v2/users')) return Response.json({ data: [{ type: 'user', id: 1, attributes: { name: 'Person 1' } }] })
  if (path.startsWith('/api/v2/tasks?')) {
    if (held.length > 0) await new Promise<void>((resolve) => held.push(resolve))
    return user === null ? Response.json({ error: 'gone' }, { status: 401 }) : Response.json({ data: [{ type: 'task', id: 1, attributes: { state: 'incomplete' } }] })
  }
  return new Promise(() => {})
}

const list = taskListQuery({ filters: [], sort: [] })

beforeEach(async () => {
  vi.stubGlobal('fetch', serve)
  user = null
  held.length = 0
  extensions = undefined
  queryClient.clear()
  await signIn({ userId: 1 })
})
afterEach(() => vi.unstubAllGlobals())

describe('the session', () => {
  test('after signing out leaves nothing of the person on the page', async () => {
    await queryClient.fetchQuery(usersQuery)
    await queryClient.fetchInfiniteQuery(list)
    pendingActions.act([1], { name: 'markComplete', params: {} })
    notices.add({ id: 'n', groupId: 'a', kind: 'refused', taskId: 1, taskName: 'Dana', message: 'No.' })
    await signOut()
    expect(queryClient.getQueryData(sessionQuery.queryKey)?.user).toBeNull()
    expect(queryClient.getQueryCache().getAll().map(({ queryKey }) => queryKey)).toEqual([sessionQuery.queryKey])
    expect([pendingActions.count(), notices.all(), acceptedTasks.get(1), relatedResource('user', 1)]).toEqual([0, [], undefined, null])
  })

  test('brings what the service offers, which isn’t asked for again', async () => {
    expect(queryClient.getQueryData(extensionsQuery.queryKey)).toBeUndefined()
    extensions = ['teamLoad']
    await signIn({ userId: 2 })
    await expect(queryClient.fetchQuery(extensionsQuery)).resolves.toEqual(['teamLoad'])
  })

  test('ends at the service as soon as it can be reached, where the person signed out without', async () => {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) })
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
    await signOut().catch(() => {})
    expect(user, 'the cookie is still there').not.toBeNull()
    vi.stubGlobal('fetch', serve)
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
    expect([session.user, user, kept.size]).toEqual([null, null, 0])
  })

  test('an answer that was on its way when the person signed out fills nothing', async () => {
    held.push(() => {})
    const reading = queryClient.fetchInfiniteQuery(list).catch(() => 'cancelled')
    await Promise.resolve()
    user = person(1)
    const leaving = signOut()
    user = person(1)
    held.forEach((release) => release())
    await leaving
    await reading
    expect(acceptedTasks.get(1)).toBeUndefined()
  })

  test('of somebody else, found when it is read again, clears the page', async () => {
    acceptedTasks.accept([taskSchema.parse({ type: 'task', id: 1, attributes: { state: 'incomplete' } })], 1)
    user = person(2)
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
    expect(session.user?.id).toBe(2)
    expect(acceptedTasks.get(1)).toBeUndefined()
  })

  test('is read again when an answer says that it is over', async () => {
    user = null
    await expect(queryClient.fetchInfiniteQuery(list)).rejects.toMatchObject({ status: 401 })
    await vi.waitFor(() => expect(queryClient.getQueryState(sessionQuery.queryKey)?.isInvalidated).toBe(true))
  })
})
