import { afterEach, describe, expect, test, vi } from 'vitest'
import { relatedId } from '#contract/task.ts'
import { flush, Page } from '#testing/page/page.ts'
import { ServiceModel } from '#testing/page/service-model.ts'
import { readLogEntry } from './log-entry.ts'
import { forgetRelated, rememberRelated } from './related.ts'
import { canUndo } from './undo-log.ts'

const opened: Page[] = []

afterEach(async () => {
  for (const page of opened.splice(0)) page.die()
  await flush()
  vi.unstubAllGlobals()
  forgetRelated()
})

async function openPage(ids: readonly number[] = [1, 2]): Promise<Page> {
  const page = new Page(new ServiceModel(ids, false), { withoutHold: true })
  opened.push(page)
  page.openFor(1)
  await flush()
  page.startRead()
  page.network.waiting[0]?.settle('answered')
  await flush()
  return page
}

const complete = { name: 'markComplete', params: {} } as const
const dueAt = '2026-06-01T09:00:00.000Z'

describe('acting on a task', () => {
  test('shows at once, before anything is sent, and is marked pending', async () => {
    const page = await openPage()
    page.act([1], complete)
    expect(page.visible(1)?.attributes).toMatchObject({ state: 'complete', completed: true })
    expect(page.visible(1)?.attributes.stateChangedAt).not.toBeNull()
    expect(page.pending.entriesFor(1)).toHaveLength(1)
    expect(page.network.waiting).toHaveLength(0)
  })

  test('is replaced by the answer as a whole, and reads no list again', async () => {
    const page = await openPage()
    page.act([1], complete)
    await flush()
    page.network.waiting[0]?.settle('answered')
    await flush()
    expect(page.visible(1)).toEqual(page.service.tasks.get(1))
    expect(page.pending.count()).toBe(0)
    expect(page.network.waiting).toHaveLength(0)
  })

  test('sends a snooze with the instant that it ends at, a day after the due date that is shown', async () => {
    const page = await openPage()
    page.act([1], { name: 'reschedule', params: { dueAt } })
    page.act([1], { name: 'snooze', params: {} })
    expect(page.visible(1)?.attributes.dueAt).toBe('2026-06-02T09:00:00.000Z')
    await page.drain()
    expect(page.service.tasks.get(1)?.attributes.dueAt).toBe('2026-06-02T09:00:00.000Z')
  })

  test('skips and tells what can be seen not to work, without sending it', async () => {
    const page = await openPage()
    page.act([1], complete)
    expect(page.pending.act([1, 2, 99], complete)).toMatchObject({
      started: [{ taskId: 2 }],
      skipped: [{ taskId: 1, reason: 'The task is already complete.' }, { taskId: 99, reason: 'The task is not loaded.' }],
    })
  })

  test('skips a task that the person may not change', async () => {
    const page = await openPage()
    const task = page.accepted.get(1)!
    page.accepted.accept([{ ...task, meta: { ...task.meta, rev: 5, canWrite: false } }], page.accepted.nextOrder())
    expect(page.pending.act([1], complete).skipped).toMatchObject([{ taskId: 1, reason: 'You can only work on tasks of your own.' }])
  })

  test('tells a bulk of changes once, and sends a few at a time', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => index + 1)
    const page = await openPage(ids)
    const listener = vi.fn()
    page.pending.subscribe(listener)
    page.act(ids, { name: 'reassignOwner', params: { ownerId: 9 } })
    expect(listener).toHaveBeenCalledTimes(1)
    expect(ids.map((id) => relatedId(page.visible(id)!, 'owner'))).toEqual(ids.map(() => 9))
    await flush()
    expect(page.network.waiting).toHaveLength(4)
    await page.drain()
    expect(page.service.arrivals).toHaveLength(30)
  })
})

describe('a refused action', () => {
  test('alone goes; the row shows the truth, and one notice says why', async () => {
    const page = await openPage()
    page.service.changeByOther({ name: 'markComplete', params: {} }, 1)
    page.act([1], { name: 'reschedule', params: { dueAt } })
    page.act([2], { name: 'reschedule', params: { dueAt } })
    await page.drain()
    expect(page.visible(1)?.attributes).toMatchObject({ state: 'complete', dueAt: '2026-01-05T09:00:00.000Z' })
    expect(page.visible(2)?.attributes.dueAt).toBe(dueAt)
    expect(page.notices.all()).toMatchObject([{ kind: 'refused', taskId: 1, message: 'Task 1 was not rescheduled. Refused with 422.' }])
    expect(page.notices.all()[0]?.retry, 'what is complete can\'t be rescheduled').toBeUndefined()
  })

  test('whose goal somebody else reached settles quietly and says who did it', async () => {
    const page = await openPage()
    rememberRelated([
      { type: 'user', id: 8, attributes: { name: 'Priya Shah' }, relationships: {} },
      { type: 'prospect', id: 3, attributes: { name: 'Dana Li' }, relationships: {} },
    ])
    const task = page.service.tasks.get(1)!
    Object.assign(task.relationships, { completer: { data: { type: 'user', id: 8 } }, prospect: { data: { type: 'prospect', id: 3 } } })
    page.service.changeByOther(complete, 1)
    page.act([1], complete)
    await page.drain()
    expect(page.notices.all()).toMatchObject([{ kind: 'alreadyDone', taskName: 'Dana Li', message: 'Dana Li was already completed by Priya Shah.' }])
  })

  test('can be tried again under a key of its own', async () => {
    const page = await openPage()
    page.service.forbidden.add(1)
    page.act([1], complete)
    await page.drain()
    const [notice] = page.notices.all()
    expect(notice?.retry, 'what is forbidden stays so').toBeUndefined()
    page.service.forbidden.clear()
    page.act([1], complete)
    await page.drain()
    expect(page.service.tasks.get(1)?.attributes.state).toBe('complete')
    expect(new Set(page.service.arrivals.map(({ key }) => key)).size).toBe(2)
  })

  test('on a task that is gone takes the row away, and still names it', async () => {
    const page = await openPage()
    page.act([1], complete)
    page.service.tasks.delete(1)
    await flush()
    for (let round = 0; round < 3; round++) {
      page.network.waiting[0]?.settle('answered')
      await flush()
    }
    expect(page.accepted.get(1)).toBeUndefined()
    expect(page.notices.all()).toMatchObject([{ kind: 'refused', taskId: 1 }])
  })
})

describe('setting fields that no action sets', () => {
  test('shows at once, travels as one PATCH, and is taken back field by field', async () => {
    const page = await openPage()
    page.act([1], { name: 'update', params: { taskPriorityId: 7, action: 'email' } })
    expect([relatedId(page.visible(1)!, 'taskPriority'), page.visible(1)?.attributes.action]).toEqual([7, 'email'])
    await page.drain()
    expect(page.service.arrivals).toMatchObject([{ action: { name: 'update', params: { taskPriorityId: 7, action: 'email' } } }])
    page.service.changeByOther({ name: 'reschedule', params: { dueAt } }, 1)
    await page.run(() => page.pending.undoLatest())
    await page.drain()
    expect(page.visible(1)?.attributes).toMatchObject({ action: 'action_item', dueAt })
    expect(relatedId(page.visible(1)!, 'taskPriority')).toBeNull()
  })

  test('is also how a note travels that no address has room for', async () => {
    const page = await openPage()
    const note = 'é'.repeat(65_535)
    page.act([1], { name: 'updateNote', params: { note } })
    await page.drain()
    expect(page.visible(1)?.attributes.note).toBe(note)
    expect(page.service.arrivals).toMatchObject([{ action: { name: 'update' } }])
  })

  test('is refused before it is sent where the task is complete, unless only its priority is set', async () => {
    const page = await openPage()
    page.act([1], complete)
    expect(page.pending.act([1], { name: 'update', params: { action: 'call' } }).skipped).toMatchObject([{ reason: 'The task is already complete.' }])
    expect(page.pending.act([1], { name: 'update', params: { taskPriorityId: 7, dueAt: '2026-01-05T09:00:00Z' } }).started).toHaveLength(1)
  })
})

describe('deleting', () => {
  const remove = { name: 'delete', params: {} } as const
  const held = async () => {
    const page = new Page(new ServiceModel([1, 2], false))
    opened.push(page)
    page.openFor(1)
    await flush()
    page.startRead()
    page.network.waiting[0]?.settle('answered')
    await flush()
    return page
  }

  test('waits, survives a reload, and sends nothing where it is taken back in time', async () => {
    const before = await held()
    before.act([1], remove)
    await flush()
    before.die()
    const page = new Page(before.service, {}, { network: before.network, browser: before.browser })
    opened.push(page)
    page.openFor(1)
    page.startRead()
    await flush()
    page.network.waiting[0]?.settle('answered')
    await flush()
    expect(page.isDeleted(1)).toBe(true)
    expect(await page.run(() => page.pending.undoLatest())).toBe(1)
    await page.drain()
    expect(page.isDeleted(1)).toBe(false)
    expect(page.service.arrivals).toEqual([])
  })

  test('is for good once it is sent: no list that was read before brings the task back, and nothing more can be done with it', async () => {
    const page = await openPage()
    page.startRead()
    page.network.take(page.network.waiting[0]!)
    page.act([1], { name: 'reschedule', params: { dueAt } })
    page.act([1], remove)
    expect(page.pending.act([1], complete).skipped).toMatchObject([{ reason: 'The task is deleted.' }])
    await page.drain()
    expect(page.service.tasks.has(1)).toBe(false)
    expect([page.isDeleted(1), page.pending.count(), page.notices.all()]).toEqual([true, 0, []])
    expect(await page.run(() => page.pending.undoLatest())).toBe(0)
  })

  test('what somebody else deleted first is settled quietly', async () => {
    const page = await openPage()
    page.service.changeByOther(remove, 1)
    page.act([1], remove)
    await page.drain()
    expect(page.notices.all()).toMatchObject([{ kind: 'alreadyDone', message: 'Task 1 was already deleted.' }])
    expect(page.pending.log.all()).toMatchObject([{ state: 'acknowledged' }])
  })

  test('a gateway’s page is no answer', async () => {
    const page = await openPage()
    page.act([1], remove)
    await flush()
    page.network.waiting[0]?.settle('gatewayPage')
    await flush()
    expect([page.pending.count(), page.service.tasks.has(1)]).toEqual([1, true])
  })
})

test('reads the entries that a page of before these kinds wrote', () => {
  const entry = {
    v: 1, id: 'a', userId: 1, taskId: 2, action: { name: 'restore', params: { dueAt, taskPriorityId: null } }, groupId: 'g', seq: 1, startedAt: 1, madeAt: 1, holdMs: 0,
    state: 'ready', before: null, undoes: 'b', sentRev: null, answer: null, refusedWith: null,
  }
  expect(readLogEntry(entry)).toEqual(entry)
})

describe('an unknown outcome', () => {
  test.each(['requestLost', 'answerLost', 'overloaded', 'rateLimited', 'gatewayPage'] as const)(
    '(%s) keeps the action pending, says nothing, and is tried again under the same key',
    async (fate) => {
      const page = await openPage()
      page.act([1], complete)
      await flush()
      const first = page.network.waiting[0]!
      first.settle(fate)
      await flush()
      expect(page.visible(1)?.attributes.state).toBe('complete')
      expect([page.pending.count(), page.notices.all().length]).toEqual([1, 0])
      page.retry(0)
      await flush()
      expect(page.network.waiting[0]).toMatchObject({ key: first.key, path: first.path })
      await page.drain()
      expect(page.service.arrivals).toHaveLength(1)
    },
  )
})

describe('signing out', () => {
  test('leaves nothing under way, and nothing that was under way comes back', async () => {
    const page = await openPage()
    page.act([1], complete)
    page.act([1], { name: 'updateNote', params: { note: 'Called.' } })
    page.act([2], complete)
    await flush()
    page.pending.close()
    page.accepted.clear()
    expect(page.pending.count()).toBe(0)
    expect(page.pending.entriesFor(1)).toEqual([])
    for (const one of [...page.network.waiting]) one.settle('answered')
    await flush()
    expect([page.accepted.get(1), page.accepted.get(2), page.notices.all()]).toEqual([undefined, undefined, []])
    expect(page.service.arrivals.map(({ action }) => action.name)).not.toContain('updateNote')
  })

  test('takes no answer that arrives all the same', async () => {
    const page = await openPage()
    const task = page.accepted.get(1)
    let answer: (response: Response) => void = () => {}
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
    page.act([1], complete)
    await flush()
    page.pending.close()
    page.accepted.clear()
    answer(Response.json({ data: task }))
    await flush()
    expect(page.accepted.get(1)).toBeUndefined()
  })
})

describe('what is held back', () => {
  test('is sent when it was refused once and is tried again in the same group', async () => {
    const page = await openPage()
    const { groupId } = page.run(() => page.pending.act([2], complete))
    page.service.forbidden.add(2)
    await page.drain()
    expect(page.pending.log.all()).toMatchObject([{ state: 'refused' }])
    page.service.forbidden.clear()
    page.run(() => page.pending.actEach([{ taskId: 2, action: complete }], groupId))
    await page.drain()
    expect(page.service.tasks.get(2)?.attributes.state).toBe('complete')
  })

  test('is neither sent nor taken back while the session changes hands, and is sent when it did not', async () => {
    const page = await openPage()
    const takeBack = await page.run(() => page.pending.changeHands())
    const { groupId } = page.run(() => page.pending.act([1], complete))
    await flush()
    expect(page.pending.log.all()).toMatchObject([{ state: 'held' }])
    expect(await page.run(() => page.pending.undo(groupId))).toBe(0)
    await page.run(takeBack)
    await page.drain()
    expect(page.service.tasks.get(1)?.attributes.state).toBe('complete')
  })
})

test('what a rep gave away can be taken back only while it is held back', async () => {
  const page = await openPage()
  await page.run(() => page.pending.openFor({ id: 1, role: 'rep' }, true))
  page.act([1], { name: 'reassignOwner', params: { ownerId: 9 } })
  expect(canUndo(page.pending.log.all()[0]!, page.pending.log, new Map())).toBe(true)
  await page.drain()
  expect(await page.run(() => page.pending.undoLatest())).toBe(0)
})

describe('taking back right after a reload', () => {
  test('waits until the log is read, and finds what the page before did', async () => {
    const before = await openPage()
    before.act([1], { name: 'reschedule', params: { dueAt } })
    await flush()
    before.die()
    const page = new Page(before.service, { withoutHold: true }, { network: before.network, browser: before.browser })
    opened.push(page)
    page.openFor(1)
    expect(await page.pending.undoLatest()).toBe(1)
  })
})
