import { afterEach, describe, expect, test, vi } from 'vitest'
import { relatedId } from '#contract/task.ts'
import { flush, Page } from '#testing/page/page.ts'
import { ServiceModel } from '#testing/page/service-model.ts'
import { forgetRelated, rememberRelated } from './related.ts'

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
