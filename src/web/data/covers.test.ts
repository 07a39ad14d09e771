import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sumGroup } from './group-progress.ts'
import { coversQuery, giveBack, isAllDone } from './covers.ts'
import { pendingActions } from './pending-actions.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

vi.mock('./request.ts', () => ({ request: vi.fn(async () => ({ data: [] })) }))

const tasks = [1, 2].map((taskId) => ({ taskId, fate: 'open', owner: 'Ben', completer: null }))
beforeEach(() => {
  vi.spyOn(queryClient, 'fetchQuery').mockResolvedValue({ attributes: { userId: 7, tasks } })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.mocked(request).mockClear()
  queryClient.removeQueries({ queryKey: coversQuery.queryKey })
})

it('keeps the cover where a task can’t be given back, and says which', async () => {
  vi.spyOn(pendingActions, 'act').mockReturnValue({ groupId: 'g', started: [1], skipped: [{ taskId: 2, reason: 'It is in another write.' }] } as never)
  const given = await giveBack(3, 'UTC')
  expect([given.count, given.skipped.map(({ taskId }) => taskId), await given.ended]).toEqual([1, [2], false])
  expect(request).not.toHaveBeenCalled()
})

it('ends a cover at once when nothing is left to give back', async () => {
  vi.spyOn(pendingActions, 'act').mockReturnValue({ groupId: 'g', started: [], skipped: [] } as never)
  expect(await (await giveBack(3, 'UTC')).ended).toBe(true)
  expect(request).toHaveBeenCalledTimes(1)
})

it('takes a group for given back only when each task of it is acknowledged', () => {
  expect([isAllDone({ total: 2, done: 2 }), isAllDone({ total: 2, done: 1 }), isAllDone(sumGroup('g', []))]).toEqual([true, false, false])
})
