import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const session = (people: number) => Response.json({ user: null, workspace: { kind: 'sample', mode: 'embedded' }, people: Array.from({ length: people }, (_, index) => ({ id: index + 1, name: 'P', email: 'p@example.com', title: null, role: 'rep', teams: [] })) })
let requests: string[] = []
let kept: Map<string, string>

beforeEach(() => {
  vi.resetModules()
  requests = []
  kept = new Map()
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) })
  // Each answer has as many people as were asked for it.
  vi.stubGlobal('fetch', async (_: string, { method }: RequestInit) => {
    requests.push(method ?? 'GET')
    return method === 'DELETE' ? new Response(null, { status: 204 }) : session(requests.length)
  })

})
afterEach(() => vi.unstubAllGlobals())

test('what was asked for early is the first answer, and no other', async () => {
  const { askEarly, leavingKey } = await import('./early-session.ts')
  const { sessionQuery } = await import('./session.ts')
  const client = (await import('./query-client.ts')).queryClient
  askEarly()
  expect((await client.fetchQuery({ ...sessionQuery, staleTime: 0 })).people).toHaveLength(1)
  expect(requests).toEqual(['GET'])
  expect((await client.fetchQuery({ ...sessionQuery, staleTime: 0 })).people).toHaveLength(2)
  kept.set(leavingKey, 'yes')
  askEarly()
  expect(requests, 'the service must hear of the sign-out first').toEqual(['GET', 'GET'])
})

test('an answer from before a sign-out says nothing of who is here now', async () => {
  const { askEarly, leavingKey } = await import('./early-session.ts')
  const { sessionQuery } = await import('./session.ts')
  const client = (await import('./query-client.ts')).queryClient
  askEarly()
  // Another tab signs out while this one's code is evaluated.
  kept.set(leavingKey, 'yes')
  expect((await client.fetchQuery({ ...sessionQuery, staleTime: 0 })).people).toHaveLength(3)
  expect(requests).toEqual(['GET', 'DELETE', 'GET'])
})

test('a browser that closes its storage to us doesn’t keep the page from opening', async () => {
  vi.stubGlobal('localStorage', { getItem: () => { throw new Error('SecurityError') } })
  const { askEarly, takeEarly } = await import('./early-session.ts')
  expect(askEarly).not.toThrow()
  await expect(takeEarly()).resolves.toMatchObject({ user: null })
})
