import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Session } from '#contract/session.ts'
import { taskSchema } from '#contract/task.ts'
import type { ReadCache } from './read-cache.ts'

const person = (id: number) => ({ id, name: `Person ${id}`, email: 'p@example.com', title: null, role: 'manager' as const, teams: [] })
const sessionOf = (id: number | null): Session => ({ user: id === null ? null : person(id), workspace: { kind: 'sample', mode: 'embedded' }, people: [] })
const task = taskSchema.parse({ type: 'task', id: 1, attributes: { state: 'incomplete', updatedAt: '2026-05-04T09:00:00.000Z' }, meta: { rev: 1 } })

/** Whom the browser's cookie belongs to; `undefined` is a service that can't be reached. */
let cookie: number | null | undefined
let release = () => {}
let sent: string[] = []

/** A page that opens in a browser which last knew person 1, with a task that they read. */
async function openPage() {
  vi.resetModules()
  const opened: (number | null)[] = []
  const readCache: ReadCache = {
    lastSession: async () => ({ session: sessionOf(1), readAt: 5 }),
    async open(userId) {
      opened.push(userId)
      if (userId === 1) acceptedTasks.restore([{ task, readAt: 5 }])
    },
    close: () => {},
  }
  vi.doMock('./read-cache.ts', () => ({ readCache }))
  const [{ acceptedTasks }, { pendingActions }, { queryClient }, { sessionQuery }] = await Promise.all([
    import('./accepted-tasks.ts'), import('./pending-actions.ts'), import('./query-client.ts'), import('./session.ts'),
  ])
  // The browser's session was theirs.
  await pendingActions.openFor({ id: 1, role: 'manager' }, true)
  pendingActions.close()
  const answered = queryClient.fetchQuery({ ...sessionQuery, retry: false }).catch(() => null)
  const shown = () => queryClient.getQueryData(sessionQuery.queryKey)?.user?.id ?? null
  return { acceptedTasks, pendingActions, queryClient, sessionQuery, answered, shown, opened }
}

async function serve(path: string): Promise<Response> {
  if (path !== '/session') {
    sent.push(path)
    return new Promise(() => {})
  }
  await new Promise<void>((resolve) => (release = resolve))
  if (cookie === undefined) throw new TypeError('no network')
  return Response.json(sessionOf(cookie))
}

beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', serve)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.doUnmock('./read-cache.ts')
})

/** As long as storing and sending would take, and longer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
}

const snooze = { name: 'snooze', params: {} } as const

describe('a page that opens where somebody was before', () => {
  test('shows theirs before the service says who it is, and sends only after', async () => {
    cookie = 1
    const page = await openPage()
    await vi.waitFor(() => expect(page.shown()).toBe(1))
    expect(page.acceptedTasks.get(1)).toEqual(task)
    expect(page.pendingActions.act([1], snooze).started).toHaveLength(1)
    await settle()
    expect(sent).toEqual([])
    release()
    await page.answered
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(page.opened, 'what was kept is shown once').toEqual([1])
  })

  test('and the service can’t be reached, goes on with theirs and sends nothing', async () => {
    cookie = undefined
    const page = await openPage()
    await vi.waitFor(() => expect(page.shown()).toBe(1))
    release()
    await page.answered
    expect([page.shown(), page.acceptedTasks.get(1)?.id]).toEqual([1, 1])
    page.pendingActions.act([1], snooze)
    await settle()
    expect([page.pendingActions.count(), sent]).toEqual([1, []])
    cookie = 1
    const again = page.queryClient.fetchQuery({ ...page.sessionQuery, staleTime: 0 })
    await settle()
    release()
    await again
    await vi.waitFor(() => expect(sent).toHaveLength(1))
  })

  test.each([2, null])('and the session is now of %j, shows nothing of theirs any more and sends none of it', async (id) => {
    cookie = id
    const page = await openPage()
    await vi.waitFor(() => expect(page.shown()).toBe(1))
    page.pendingActions.act([1], snooze)
    release()
    await page.answered
    expect([page.shown(), page.acceptedTasks.count(), page.pendingActions.count(), page.pendingActions.userId()]).toEqual([id, 0, 0, id])
    await settle()
    expect([page.opened, sent]).toEqual([[1, id], []])
  })

  test('which is over by the time that the browser tells, begins with what the service says', async () => {
    cookie = 2
    const page = await openPage()
    release()
    await page.answered
    expect(page.shown()).toBe(2)
    expect(page.acceptedTasks.count()).toBe(0)
  })
})
