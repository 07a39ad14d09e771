import { afterEach, expect, test } from 'vitest'
import { flush, Page } from '#testing/page/page.ts'
import { ServiceModel } from '#testing/page/service-model.ts'
import { sumGroup } from './group-progress.ts'
import type { LogEntry } from './log-entry.ts'
import { historyOf } from './history-items.ts'
import { expiredIds } from './undo-log.ts'

const opened: Page[] = []
afterEach(async () => {
  for (const page of opened.splice(0)) page.die()
  await flush()
})

async function openPage(ids: readonly number[]): Promise<Page> {
  const page = new Page(new ServiceModel(ids, false), { withoutHold: true })
  opened.push(page)
  page.openFor(1)
  await flush()
  page.startRead()
  page.network.waiting[0]?.settle('answered')
  await flush()
  return page
}

const dueAt = (day: number) => `2026-06-0${day}T09:00:00.000Z`
const reschedule = (taskId: number, day = taskId) => ({ taskId, action: { name: 'reschedule' as const, params: { dueAt: dueAt(day) } } })
const sum = (page: Page, groupId: string) => {
  const { items: _items, groupId: _id, ...numbers } = sumGroup(groupId, historyOf(page.pending.log))
  return numbers
}

test('each task of a group gets its own values, and the whole is taken back in one go', async () => {
  const page = await openPage([1, 2, 3])
  const before = [1, 2, 3].map((id) => page.service.tasks.get(id)?.attributes.dueAt)
  const { groupId, started } = page.run(() => page.pending.actEach([reschedule(1), reschedule(2), reschedule(3)]))
  expect([started.length, sum(page, groupId)]).toEqual([3, { total: 3, waiting: 3, sending: 0, done: 0, refused: 0, undoing: 0, undone: 0, takeable: 3 }])
  await page.drain()
  expect([1, 2, 3].map((id) => page.service.tasks.get(id)?.attributes.dueAt)).toEqual([dueAt(1), dueAt(2), dueAt(3)])
  expect(sum(page, groupId)).toEqual({ total: 3, waiting: 0, sending: 0, done: 3, refused: 0, undoing: 0, undone: 0, takeable: 3 })
  void page.run(() => page.pending.undo(groupId))
  await page.drain()
  expect([1, 2, 3].map((id) => page.service.tasks.get(id)?.attributes.dueAt)).toEqual(before)
  expect(sum(page, groupId)).toMatchObject({ undone: 3, takeable: 0 })
})

test('cancelling takes back what was not sent, and leaves what was', async () => {
  const page = await openPage([1, 2, 3, 4, 5, 6])
  const before = page.service.tasks.get(6)?.attributes.dueAt
  const { groupId } = page.run(() => page.pending.actEach([1, 2, 3, 4, 5, 6].map((id) => reschedule(id))))
  await flush()
  // Only some are sent at a time.
  const { waiting } = sum(page, groupId)
  const cancelled = page.run(() => page.pending.cancelUnsent(groupId))
  await page.drain()
  expect([waiting > 0, await cancelled]).toEqual([true, waiting])
  expect(sum(page, groupId)).toMatchObject({ done: 6 - waiting, undone: waiting })
  expect([page.service.tasks.get(1)?.attributes.dueAt, page.service.tasks.get(6)?.attributes.dueAt]).toEqual([dueAt(1), before])
})

test('a task that was tried again counts once, as its last try', async () => {
  const page = await openPage([1, 2])
  page.service.changeByOther({ name: 'markComplete', params: {} }, 2)
  const { groupId } = page.run(() => page.pending.actEach([reschedule(1), reschedule(2)]))
  await page.drain()
  expect(sum(page, groupId)).toMatchObject({ total: 2, done: 1, refused: 1 })
  page.run(() => page.pending.actEach([reschedule(1, 5), { taskId: 2, action: { name: 'updateNote', params: { note: 'Tried otherwise' } } }], groupId))
  await page.drain()
  expect(sum(page, groupId)).toMatchObject({ total: 2, done: 2, refused: 0 })
})

test('the history keeps a bulk whole, however large, and lets the oldest doings go', () => {
  const entry = (id: number, groupId: string, madeAt: number) => ({ id: String(id), groupId, madeAt, state: 'acknowledged' }) as LogEntry
  const now = 1_000_000_000
  const bulk = Array.from({ length: 500 }, (_, index) => entry(index, 'bulk', now - 1000))
  const singles = Array.from({ length: 199 }, (_, index) => entry(1000 + index, `single ${index}`, now))
  expect(expiredIds([...bulk, ...singles], now)).toEqual([])
  const morning = Array.from({ length: 300 }, (_, index) => entry(2000 + index, `morning ${index}`, now))
  expect(expiredIds([...bulk, ...singles, ...morning], now), 'a busy morning lets go of single doings, not of the plan').toEqual([...singles, ...morning.slice(0, 100)].map(({ id }) => id))
  const larger = Array.from({ length: 9_900 }, (_, index) => entry(10_000 + index, 'larger', now))
  expect(expiredIds([...bulk, ...larger], now)).toHaveLength(500)
  expect(expiredIds(singles, now + 8 * 24 * 3_600_000)).toHaveLength(199)
})
