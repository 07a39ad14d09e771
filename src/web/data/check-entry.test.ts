import { afterEach, describe, expect, test, vi } from 'vitest'
import { flush, Page } from '#testing/page/page.ts'
import { rep, ServiceModel } from '#testing/page/service-model.ts'

const opened: Page[] = []
afterEach(async () => {
  for (const page of opened.splice(0)) page.die()
  await flush()
  vi.unstubAllGlobals()
})

interface Options {
  withoutRev?: boolean
  userId?: number
  before?: Page
}

/** A page that shows tasks 1 and 2; `before`: a reload of that one. */
async function openPage({ withoutRev = false, userId = 1, before }: Options = {}): Promise<Page> {
  const page = before ? new Page(before.service, {}, { network: before.network, browser: before.browser }) : new Page(new ServiceModel([1, 2], withoutRev))
  page.browser.cookieUser = userId
  opened.push(page)
  page.openFor(userId)
  await flush()
  page.startRead()
  page.network.waiting.at(-1)?.settle('answered')
  await flush()
  return page
}

/** The first action on its way; what is read before it, is. */
async function firstSent(page: Page) {
  for (let round = 0; round < 5; round++) {
    page.passTime()
    await flush()
    const sent = page.network.waiting.find(({ key }) => key !== null)
    if (sent) return sent
    page.network.waiting[0]?.settle('answered')
  }
  throw new Error('nothing was sent')
}

const remove = { name: 'delete', params: {} } as const
const complete = { name: 'markComplete', params: {} } as const
const give = (ownerId: number) => ({ name: 'reassignOwner', params: { ownerId } }) as const
const dueAt = '2026-06-01T09:00:00.000Z'
const reschedule = { name: 'reschedule', params: { dueAt } } as const
const services = [['with rev', false], ['without rev, as Outreach', true]] as const

describe.each(services)('a deletion on a service %s', (_, withoutRev) => {
  test('is not carried out where somebody changed the task meanwhile, which is told, and can be done all the same', async () => {
    const page = await openPage({ withoutRev })
    page.act([1], remove)
    page.service.changeByOther(reschedule, 1)
    await page.drain()
    expect([page.service.tasks.has(1), page.isDeleted(1), page.visible(1)?.attributes.dueAt]).toEqual([true, false, dueAt])
    expect(page.notices.all()).toMatchObject([{ kind: 'conflict', taskId: 1, message: 'Task 1 was not deleted: it was changed meanwhile.', anyway: 'Delete anyway' }])
    page.run(() => page.notices.all()[0]?.retry?.())
    await page.drain()
    expect(page.service.tasks.has(1)).toBe(false)
    expect(page.notices.all()).toHaveLength(1)
  })

  test('goes on after what the person did themselves before it', async () => {
    const page = await openPage({ withoutRev })
    page.act([1], reschedule)
    page.act([1], complete)
    page.act([1], remove)
    await page.drain()
    expect([page.service.tasks.has(1), page.notices.all()]).toEqual([false, []])
  })

  test('is judged by what was seen before a reload', async () => {
    const before = await openPage({ withoutRev })
    before.act([1], remove)
    await flush()
    before.die()
    before.service.changeByOther(reschedule, 1)
    const page = await openPage({ before })
    await page.drain()
    expect([page.service.tasks.has(1), page.notices.all().length]).toEqual([true, 1])
  })

  test('whose answer was lost is neither done twice nor told as somebody else’s', async () => {
    const page = await openPage({ withoutRev })
    page.act([1], remove)
    ;(await firstSent(page)).settle('answerLost')
    await page.drain()
    expect([page.service.tasks.has(1), page.pending.count(), page.notices.all()]).toEqual([false, 0, []])
  })
})

describe.each(services)('a completion on a service %s', (_, withoutRev) => {
  test('goes on beside another due date', async () => {
    const page = await openPage({ withoutRev })
    page.act([1], complete)
    page.service.changeByOther(reschedule, 1)
    await page.drain()
    expect(page.visible(1)?.attributes).toMatchObject({ state: 'complete', dueAt })
    expect(page.notices.all()).toEqual([])
  })

  test('is asked again where somebody gave the task away, and can be done all the same', async () => {
    const page = await openPage({ withoutRev })
    page.act([1], complete)
    page.service.changeByOther(give(7), 1)
    await page.drain()
    expect(page.visible(1)?.attributes.state).toBe('incomplete')
    expect(page.notices.all()).toMatchObject([{ kind: 'conflict', message: 'Task 1 was not completed: it was given to somebody else meanwhile.', anyway: 'Complete anyway' }])
    page.run(() => page.notices.all()[0]?.retry?.())
    await page.drain()
    expect(page.visible(1)?.attributes.state).toBe('complete')
  })

  test('whose answer was lost is neither done twice nor told as somebody else’s', async () => {
    const page = await openPage({ withoutRev })
    page.act([1], complete)
    ;(await firstSent(page)).settle('answerLost')
    await page.drain()
    expect([page.notices.all(), page.pending.log.all()[0]?.state, page.service.arrivals.length]).toEqual([[], 'acknowledged', 1])
  })

  test('is not sent for what somebody else completed, which is told quietly', async () => {
    const page = await openPage({ withoutRev })
    page.act([1], complete)
    page.service.changeByOther(complete, 1)
    await page.drain()
    expect(page.notices.all()).toMatchObject([{ kind: 'alreadyDone', message: 'Task 1 was already completed.' }])
    expect(page.service.arrivals).toEqual([])
  })
})

test('a deletion that met a task out of sight does not hide it when it is back', async () => {
  const page = await openPage({ userId: rep })
  page.act([1], remove)
  page.service.changeByOther(give(8), 1)
  await page.drain()
  expect(page.accepted.get(1)).toBeUndefined()
  page.service.changeByOther(give(9), 1)
  page.startRead()
  page.network.waiting.at(-1)?.settle('answered')
  await flush()
  expect([page.isDeleted(1), page.visible(1)?.id]).toEqual([false, 1])
})
