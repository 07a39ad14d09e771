import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Change } from '#contract/change-stream.ts'
import type { Task } from '#contract/task.ts'
import { createAcceptedTasks } from './accepted-tasks.ts'
import { createIncoming, type IncomingCounts } from './incoming.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const me = 1
const other = 2
const copy = (id: number, rev: number, state = 'incomplete') =>
  ({ type: 'task', id, attributes: { state, updatedAt: new Date(rev * 1000).toISOString() }, relationships: {}, meta: { rev } }) as unknown as Task

/** A page that shows tasks 1 to 3, sorted by due date, of a service that holds them. */
function scene({ underWay = [] as number[], deletedHere = [] as number[] } = {}) {
  const accepted = createAcceptedTasks()
  const service = new Map([1, 2, 3].map((id) => [id, copy(id, 1)]))
  accepted.accept([...service.values()], accepted.nextOrder())
  let listed = [1, 2, 3]
  const seen = { reads: [] as string[], counts: { added: 0, changed: 0 } as IncomingCounts, kept: new Set<number>(), fails: 0 }
  const incoming = createIncoming({
    accepted, userId: () => me, isUnderWay: (id) => underWay.includes(id), isDeleted: (id) => deletedHere.includes(id), onReread: () => {}, isVisible: () => true, retryMs: () => 1000,
    read: async (path) => {
      seen.reads.push(path)
      if (seen.fails > 0) {
        seen.fails -= 1
        throw new Error('no answer')
      }
      const query = new URL(path, 'http://page.example').searchParams
      const ids = query.get('filter[id]')?.split(',').map(Number)
      const wanted = query.get('filter[state]')
      const found = [...service.values()].filter((task) => (!ids || ids.includes(task.id)) && (!wanted || task.attributes.state === wanted))
      accepted.accept(found, accepted.nextOrder())
      return { ids: found.map(({ id }) => id), next: null, count: null }
    },
  })
  const watch = incoming.watch({
    params: { filters: [{ name: 'state', terms: [{ kind: 'is', value: 'incomplete' }] }], sort: [{ name: 'dueAt', descending: false }] },
    ids: () => listed,
    fits: (id) => accepted.get(id)?.attributes.state === 'incomplete',
    keep: (ids) => ids.forEach((id) => seen.kept.add(id)),
    onCounts: (counts) => (seen.counts = counts),
  })
  let seq = 0
  return {
    accepted, service, seen, incoming, watch, underWay,
    list: (ids: number[]) => (listed = ids),
    async tell(task: Task, by: number, more: Partial<Change> = {}) {
      seq += 1
      incoming.take({
        seq, previous: seq - 1, taskId: task.id, rev: task.meta?.rev ?? 0, at: '2026-05-04T09:00:00.000Z', action: 'update', ownerId: me, visibility: 'stayed', changes: {},
        actor: { type: 'user', id: by, name: null }, ...more,
      })
      await vi.advanceTimersByTimeAsync(250)
    },
  }
}

it('reads a row that another changed, once, and counts it only where it leaves the view or would move', async () => {
  const { tell, service, seen, accepted } = scene()
  service.set(1, copy(1, 2))
  await tell(copy(1, 2), other, { changes: { note: null } })
  expect(accepted.get(1)?.meta?.rev).toBe(2)
  expect(seen.counts).toEqual({ added: 0, changed: 0 })
  expect(seen.reads).toHaveLength(1)

  service.set(2, copy(2, 2))
  await tell(copy(2, 2), other, { changes: { dueAt: [null, '2026-05-05T09:00:00.000Z'] } })
  service.set(3, copy(3, 2, 'complete'))
  await tell(copy(3, 2), other, { changes: { state: ['incomplete', 'complete'] } })
  expect(seen.counts).toEqual({ added: 0, changed: 2 })
  expect([...seen.kept].sort()).toEqual([1, 2, 3])
})

it("reads nothing for an own action's echo, also where it comes before the answer", async () => {
  const { tell, service, seen, accepted, underWay } = scene({ underWay: [1] })
  service.set(1, copy(1, 2, 'complete'))
  await tell(copy(1, 2), me)
  accepted.accept([copy(1, 2, 'complete')], accepted.nextOrder())
  underWay.pop()
  await vi.advanceTimersByTimeAsync(5000)
  await tell(copy(1, 2), me)
  expect(seen).toMatchObject({ reads: [], counts: { added: 0, changed: 0 } })
})

it('counts what is new for the view, until it is listed, fits no longer, or the list is read anew', async () => {
  const { tell, service, seen, watch, list } = scene()
  for (const id of [4, 5, 6]) service.set(id, copy(id, 1))
  service.set(7, copy(7, 1, 'complete'))
  for (const id of [4, 5, 6, 7]) await tell(copy(id, 1), other, { action: 'create', visibility: 'entered' })
  expect(seen.counts).toEqual({ added: 3, changed: 0 })
  service.set(4, copy(4, 2, 'complete'))
  await tell(copy(4, 2), other)
  expect(seen.counts.added).toBe(2)
  list([1, 2, 3, 5])
  watch.prune()
  expect(seen.counts.added).toBe(1)
  watch.settle()
  expect(seen.counts).toEqual({ added: 0, changed: 0 })
})

it('keeps a row that was taken away until the list is tidied, and forgets one that is not shown', async () => {
  const { tell, seen, watch, accepted } = scene()
  accepted.accept([copy(9, 1)], accepted.nextOrder())
  await tell(copy(9, 2), other, { visibility: 'left' })
  expect(accepted.get(9)).toBeUndefined()
  await tell(copy(1, 2), other, { action: 'delete' })
  expect(accepted.get(1)).toBeDefined()
  expect(seen.counts.changed).toBe(1)
  watch.settle()
  expect(accepted.get(1)).toBeUndefined()
})

it('after a gap compares its list with the service, and asks again where that fails', async () => {
  const { incoming, service, seen, accepted } = scene()
  service.set(1, copy(1, 2, 'complete'))
  service.delete(2)
  service.set(8, copy(8, 1))
  seen.fails = 1
  incoming.miss()
  await vi.advanceTimersByTimeAsync(250)
  expect(seen.counts).toEqual({ added: 0, changed: 0 })
  await vi.advanceTimersByTimeAsync(1500)
  expect(seen.counts).toEqual({ added: 1, changed: 2 })
  expect(accepted.get(1)?.attributes.state).toBe('complete')
})

it('counts no deletion of the person’s own, whose row has gone dim already', async () => {
  const { tell, seen, watch, accepted } = scene({ deletedHere: [1] })
  await tell(copy(1, 2), me, { action: 'delete' })
  expect(accepted.get(1)).toBeDefined()
  expect(seen.counts.changed).toBe(0)
  watch.settle()
  expect(accepted.get(1)).toBeUndefined()
})

it('keeps a shown task that left and came back, when the list is read anew', async () => {
  const { accepted, service, seen, watch, tell } = scene()
  const away = copy(2, 2)
  service.delete(2)
  await tell(away, other, { visibility: 'left' })
  expect(seen.counts).toEqual({ added: 0, changed: 1 })
  const back = copy(2, 3)
  service.set(2, back)
  await tell(back, other, { visibility: 'entered' })
  watch.settle()
  expect(accepted.get(2)?.meta?.rev).toBe(3)
})
