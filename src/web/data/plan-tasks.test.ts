import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { spokeLastQuery } from './plan-tasks.ts'
import { request } from './request.ts'

vi.mock('./request.ts', () => ({ request: vi.fn() }))
afterEach(() => void vi.mocked(request).mockReset())

interface Done {
  prospect: number
  completer: number | null
}

/** Answers like a service that holds these, newest first, in pages of two. */
function hold(done: readonly Done[]): string[] {
  const asked: string[] = []
  vi.mocked(request).mockImplementation(async (path) => {
    asked.push(path)
    const query = new URLSearchParams(path.split('?')[1])
    const ids = new Set((query.get('filter[prospect][id]') ?? '').split(',').map(Number))
    const from = Number(query.get('page[after]') ?? 0)
    const found = done.filter(({ prospect }) => ids.has(prospect))
    const ref = (type: string, id: number | null) => ({ data: id === null ? null : { type, id } })
    query.set('page[after]', String(from + 2))
    return {
      data: found.slice(from, from + 2).map(({ prospect, completer }, index) => ({ type: 'task', id: from + index + 1, relationships: { prospect: ref('prospect', prospect), completer: ref('user', completer) } })),
      ...(found.length > from + 2 && { links: { next: `http://elsewhere/api/v2/tasks?${query}` } }),
    }
  })
  return asked
}

const spokeLast = (ids: readonly number[]) => new QueryClient().fetchQuery(spokeLastQuery(ids))

it('finds who dealt with each prospect last, however many tasks of others are newer', async () => {
  const busy = Array.from({ length: 7 }, () => ({ prospect: 1, completer: 10 }))
  hold([...busy, { prospect: 2, completer: null }, { prospect: 3, completer: 30 }, { prospect: 2, completer: 20 }, { prospect: 2, completer: 21 }])
  expect([...(await spokeLast([1, 2, 3, 4]))].sort()).toEqual([[1, 10], [2, 20], [3, 30]])
})

it('asks only for those who are not found yet, and no more when all are', async () => {
  const asked = hold([{ prospect: 1, completer: 10 }, { prospect: 1, completer: 11 }, { prospect: 1, completer: 12 }, { prospect: 2, completer: 20 }, { prospect: 2, completer: 21 }, { prospect: 2, completer: 22 }])
  await spokeLast([1, 2])
  expect(asked.map((path) => new URLSearchParams(path.split('?')[1]).get('filter[prospect][id]'))).toEqual(['1,2', '2'])
})

it('asks for as many prospects as a plan has', async () => {
  const ids = Array.from({ length: 2_450 }, (_, index) => index + 1)
  hold(ids.map((prospect) => ({ prospect, completer: prospect })))
  expect((await spokeLast(ids)).size).toBe(2_450)
})
