import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { taskSchema, type Task } from '#contract/task.ts'
import type { TaskCounts } from '#contract/task-counts.ts'
import { proofSize } from '#testing/campaign/proof.ts'
import { createAcceptedTasks } from './accepted-tasks.ts'
import { createCountWatch, type CountedList } from './count-watch.ts'
import { logVersion, type EntryState, type LogEntry } from './log-entry.ts'
import { createPendingLog } from './pending-log.ts'
import { foldTask } from './visible-task.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const copy = (id: number, state: string, rev: number) => taskSchema.parse({ type: 'task', id, attributes: { state }, meta: { rev } })
const isOpen = (task: Task) => task.attributes.state === 'incomplete'
const open: CountedList = { name: 'open', key: 'open', filters: () => [], matches: isOpen }
const spacingMs = 100

/** A service with five open tasks, a page that holds them, and readings that wait until they are told to be taken and answered. */
function openWorld(lists: readonly CountedList[] = [open]) {
  const service = new Map([1, 2, 3, 4, 5].map((id) => [id, copy(id, 'incomplete', 1)]))
  const accepted = createAcceptedTasks()
  accepted.accept([...service.values()], 1)
  const log = createPendingLog(accepted)
  const readings: { answer: TaskCounts | null; settle: (counts: TaskCounts) => void; fail: () => void }[] = []
  let isAwake = true
  const countAll = () => [...service.values()].filter(isOpen).length
  const visible = (id: number) => {
    const base = accepted.get(id)
    return base === undefined ? null : foldTask(base, log.entriesFor(id)).task
  }
  const watch = createCountWatch({
    log, accepted, visible, spacingMs, now: Date.now, isAwake: () => isAwake,
    read: () => new Promise((settle, reject) => readings.push({ answer: null, settle, fail: () => reject(new Error('no line')) })),
  })
  watch.setLists(lists)
  let entries = 0
  const put = (entry: LogEntry, state: EntryState, rev: number | null = null) => {
    const next = { ...entry, state, answer: rev === null ? null : { rev, updatedAt: null } }
    log.put([next])
    return next
  }
  return {
    service, accepted, log, watch, readings, countAll, visible,
    shownOpen: () => [1, 2, 3, 4, 5].filter((id) => { const task = visible(id); return task !== null && isOpen(task) }).length,
    sleep: (asleep: boolean) => (isAwake = !asleep),
    begin: async () => { await vi.advanceTimersByTimeAsync(spacingMs) },
    take: () => { const reading = readings.find(({ answer }) => answer === null); if (reading) reading.answer = { meta: { counts: { open: { count: countAll() } } } } },
    answer: async () => { const index = readings.findIndex(({ answer }) => answer !== null); const [reading] = index === -1 ? [] : readings.splice(index, 1); reading?.settle(reading.answer!); await vi.advanceTimersByTimeAsync(0) },
    complete(taskId: number, state: EntryState = 'ready'): LogEntry {
      const entry: LogEntry = {
        v: logVersion, id: `e${entries += 1}`, userId: 1, taskId, action: { name: 'markComplete', params: {} }, groupId: 'g', seq: entries, startedAt: 0, madeAt: 0,
        holdMs: 0, state, before: null, undoes: null, sentRev: null, answer: null, refusedWith: null,
      }
      log.put([entry])
      return entry
    },
    put,
    /** The service carries it out. */
    carryOut({ taskId }: LogEntry) { service.set(taskId, copy(taskId, 'complete', (service.get(taskId)?.meta?.rev ?? 0) + 1)) },
    /** And the page hears of it. */
    acknowledge(entry: LogEntry) { const task = service.get(entry.taskId)!; put(entry, 'acknowledged', task.meta?.rev ?? 0); accepted.accept([task], accepted.nextOrder()) },
    reading: async () => { await vi.advanceTimersByTimeAsync(spacingMs); readings.forEach((one) => (one.answer ??= { meta: { counts: { open: { count: countAll() } } } })); for (const one of readings.splice(0)) one.settle(one.answer!); await vi.advanceTimersByTimeAsync(0) },
  }
}

test('a count follows an own action at once, and asks the service only when it was answered', async () => {
  const world = openWorld()
  expect(world.watch.get('open')).toBeNull()
  await world.reading()
  expect(world.watch.get('open')).toEqual({ count: 5, isTruncated: false })
  const entry = world.complete(1, 'held')
  expect(world.watch.get('open')?.count).toBe(4)
  world.put(entry, 'undone')
  expect(world.watch.get('open')?.count).toBe(5)
  const second = world.complete(2)
  world.watch.wake()
  await world.begin()
  expect(world.readings).toHaveLength(0)
  world.carryOut(second)
  world.acknowledge(second)
  expect(world.watch.get('open')?.count).toBe(4)
  await world.reading()
  expect(world.watch.get('open')?.count).toBe(4)
})

test('a reading during which an own action was sent counts for nothing, whatever it holds', async () => {
  for (const isTakenFirst of [true, false]) {
    const world = openWorld()
    await world.reading()
    world.watch.wake()
    await world.begin()
    if (isTakenFirst) world.take()
    const entry = world.complete(1)
    world.carryOut(entry)
    if (!isTakenFirst) world.take()
    await world.answer()
    expect(world.watch.get('open')?.count).toBe(4)
    world.acknowledge(entry)
    expect(world.watch.get('open')?.count).toBe(4)
    await world.reading()
    expect(world.watch.get('open')?.count).toBe(4)
  }
})

test('a burst of changes is one reading, and one that fails shows nothing', async () => {
  const world = openWorld()
  await world.reading()
  for (let n = 0; n < 50; n += 1) world.watch.wake()
  await world.begin()
  expect(world.readings).toHaveLength(1)
  world.readings.splice(0)[0]?.fail()
  await vi.advanceTimersByTimeAsync(0)
  expect(world.watch.get('open')).toBeNull()
  world.watch.wake()
  await world.reading()
  expect(world.watch.get('open')?.count).toBe(5)
})

test('nobody who looks, no question; what only the service can tell isn’t guessed', async () => {
  const world = openWorld([{ ...open, matches: (task) => (isOpen(task) ? null : false) }])
  world.sleep(true)
  await world.begin()
  expect(world.readings).toHaveLength(0)
  world.sleep(false)
  world.watch.wake()
  await world.reading()
  expect(world.watch.get('open')?.count).toBe(5)
  world.complete(1)
  expect(world.watch.get('open')).toBeNull()
})

test('whatever the order of acting, sending, reading and answering, no count shows that differs from what is shown', async () => {
  const op = fc.record({ what: fc.constantFrom('act', 'hold', 'send', 'carryOut', 'acknowledge', 'undo', 'wake', 'begin', 'take', 'answer'), task: fc.integer({ min: 1, max: 2 }) })
  await fc.assert(fc.asyncProperty(fc.array(op, { maxLength: 60 }), async (ops) => {
    const world = openWorld()
    const open = new Map<number, { entry: LogEntry; isDone: boolean }>()
    const check = () => {
      const count = world.watch.get('open')
      if (count !== null) expect(count.count).toBe(world.shownOpen())
    }
    for (const { what, task } of ops) {
      const one = open.get(task)
      if ((what === 'act' || what === 'hold') && one === undefined) open.set(task, { entry: world.complete(task, what === 'act' ? 'ready' : 'held'), isDone: false })
      if (what === 'send' && one && ['held', 'ready'].includes(one.entry.state)) one.entry = world.put(one.entry, 'sending')
      if (what === 'carryOut' && one?.entry.state === 'sending' && !one.isDone) { world.carryOut(one.entry); one.isDone = true }
      if (what === 'acknowledge' && one?.isDone && one.entry.state === 'sending') { world.acknowledge(one.entry); one.entry = { ...one.entry, state: 'acknowledged' } }
      if (what === 'undo' && one?.entry.state === 'held') { world.put(one.entry, 'undone'); open.delete(task) }
      if (what === 'wake') world.watch.wake()
      if (what === 'begin') await world.begin()
      if (what === 'take') world.take()
      if (what === 'answer') await world.answer()
      check()
    }
    for (const one of open.values()) {
      if (one.entry.state === 'acknowledged') continue
      if (!one.isDone) world.carryOut(one.entry)
      world.acknowledge(one.entry)
      check()
    }
    world.watch.wake()
    await world.reading()
    await world.reading()
    expect(world.watch.get('open')?.count).toBe(world.countAll())
  }), { numRuns: proofSize(300, 20_000) })
})
