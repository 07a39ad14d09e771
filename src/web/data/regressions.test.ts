import { afterEach, describe, expect, test, vi } from 'vitest'
import { Browser } from '#testing/page/browser.ts'
import { Network } from '#testing/page/network.ts'
import { flush, Page } from '#testing/page/page.ts'
import { ServiceModel } from '#testing/page/service-model.ts'
import { countSelection, nextPlace, placeAt } from '#web/features/inbox/cursor-and-selection.ts'

afterEach(() => vi.unstubAllGlobals())

const complete = { name: 'markComplete', params: {} } as const
const dueAt = (day: number) => `2026-06-0${day}T09:00:00.000Z`
const reschedule = (day: number) => ({ name: 'reschedule', params: { dueAt: dueAt(day) } }) as const
const dueOf = (page: Page) => page.visible(1)?.attributes.dueAt

/** A service, a network and a browser, with a way to open tabs. */
function openWorld(ids = [1, 2]) {
  const service = new ServiceModel(ids, false)
  const network = new Network(service)
  const browser = new Browser(1)
  const openTab = async () => {
    const page = new Page(service, {}, { network, browser })
    page.openFor(1)
    await flush()
    page.startRead()
    network.waiting.at(-1)?.settle('answered')
    await flush()
    return page
  }
  return { service, network, browser, openTab }
}

describe('what users of such software report does not happen here:', () => {
  test('a refetch that lands between two actions shows neither of them undone', async () => {
    const { network, openTab } = openWorld()
    const page = await openTab()
    page.act([1], reschedule(1))
    await flush()
    page.startRead()
    network.take(network.waiting.at(-1)!)
    page.act([1], reschedule(2))
    network.waiting.find(({ key }) => key !== null)?.settle('answered')
    await flush()
    network.waiting.find(({ key }) => key === null)?.settle('answered')
    await flush()
    expect(dueOf(page)).toBe(dueAt(2))
    await page.drain()
    expect(dueOf(page)).toBe(dueAt(2))
  })

  test('the overlay is not dropped before its echo, though the list that follows is older', async () => {
    const { network, openTab } = openWorld()
    const page = await openTab()
    page.startRead()
    network.take(network.waiting[0]!)
    page.act([1], reschedule(1))
    await flush()
    network.waiting.find(({ key }) => key !== null)?.settle('answered')
    await flush()
    network.waiting[0]?.settle('answered')
    await flush()
    expect(dueOf(page)).toBe(dueAt(1))
  })

  test('the refusal of one action does not erase another', async () => {
    const { service, openTab } = openWorld()
    const page = await openTab()
    page.act([1], reschedule(1))
    page.act([2], reschedule(2))
    service.forbidden.add(2)
    await page.drain()
    expect([dueOf(page), page.notices.all().length]).toEqual([dueAt(1), 1])
  })

  test('an older answer does not overwrite a newer one', async () => {
    const { service, network, openTab } = openWorld()
    const page = await openTab()
    page.startRead()
    page.startRead()
    const [slow, fast] = network.waiting
    network.take(slow!)
    service.changeByOther(reschedule(3), 1)
    fast?.settle('answered')
    await flush()
    slow?.settle('answered')
    await flush()
    expect(dueOf(page)).toBe(dueAt(3))
  })

  test('an action that waits for the line is neither doubled nor lost by a reload', async () => {
    const { service, network, browser, openTab } = openWorld()
    const page = await openTab()
    page.act([1], reschedule(1))
    await flush()
    network.waiting.at(-1)?.settle('answerLost')
    await flush()
    browser.isOnline = false
    page.die()
    browser.isOnline = true
    const again = await openTab()
    expect(dueOf(again)).toBe(dueAt(1))
    await again.drain()
    expect(service.arrivals).toHaveLength(1)
    expect(again.pending.count()).toBe(0)
  })

  test('what is held back is not sent before its time, and undo is not lost when its tab is closed', async () => {
    const { service, network, openTab } = openWorld()
    const page = await openTab()
    const { groupId } = page.run(() => page.pending.act([1, 2], complete))
    await flush()
    expect(network.waiting).toHaveLength(0)
    page.die()
    const again = await openTab()
    expect(again.visible(1)?.attributes.state).toBe('complete')
    expect(await again.run(() => again.pending.undo(groupId))).toBe(2)
    await again.drain()
    expect(service.arrivals).toHaveLength(0)
    expect(again.visible(1)?.attributes.state).toBe('incomplete')
  })

  test('the selection is not wrong after a refetch that moves, drops and adds rows: the action reaches what was picked', async () => {
    const { service, network, openTab } = openWorld([1, 2, 3, 4])
    const page = await openTab()
    const sortedByDue = () => [...service.tasks.values()].sort((a, b) => Date.parse(a.attributes.dueAt ?? '') - Date.parse(b.attributes.dueAt ?? '') || a.id - b.id).map(({ id }) => id)
    let place = nextPlace(placeAt(null), { kind: 'rows', rows: sortedByDue() })
    // By where the hand points: the second row and the last.
    for (const index of [1, 3]) place = nextPlace(place, { kind: 'toggle', id: place.rows[index]! })
    service.changeByOther({ name: 'delete', params: {} }, 1)
    service.changeByOther(reschedule(9), 2)
    page.startRead()
    network.waiting.at(-1)?.settle('answered')
    await flush()
    place = nextPlace(place, { kind: 'rows', rows: sortedByDue() })
    expect([place.rows, [...place.selected], place.cursor]).toEqual([[3, 4, 2], [2, 4], 4])
    expect(countSelection(place, (id) => service.tasks.has(id))).toEqual({ total: 2, inView: 2, hidden: 0, gone: 0 })
    page.act([...place.selected], complete)
    await page.drain()
    expect(service.arrivals.map(({ taskId, action }) => [taskId, action.name]).sort()).toEqual([[2, 'markComplete'], [4, 'markComplete']])
    expect(service.tasks.get(3)?.attributes.state).toBe('incomplete')
  })

  test('taking an action back does not bring in what an earlier one was refused', async () => {
    const { service, network, openTab } = openWorld()
    const page = await openTab()
    const before = dueOf(page)
    service.forbidden.add(1)
    page.act([1], reschedule(1))
    const { groupId } = page.run(() => page.pending.act([1], reschedule(2)))
    await flush()
    network.waiting.at(-1)?.settle('answered')
    service.forbidden.delete(1)
    await page.drain()
    expect(dueOf(page)).toBe(dueAt(2))
    await page.run(() => page.pending.undo(groupId))
    await page.drain()
    expect(dueOf(page)).toBe(before)
  })

  test('one row out of a bulk is taken back, the others are sent', async () => {
    const { service, openTab } = openWorld()
    const page = await openTab()
    const [first] = page.run(() => page.pending.act([1, 2], complete)).started
    await page.run(() => page.pending.undo(first!.id))
    await page.drain()
    expect(service.arrivals.map(({ taskId }) => taskId)).toEqual([2])
  })

  test('what a full disk cannot keep still works, and says that it would not survive the page', async () => {
    const { service, browser, openTab } = openWorld()
    const page = await openTab()
    browser.storage.add = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    page.act([1], reschedule(1))
    await page.drain()
    expect(service.arrivals).toHaveLength(1)
    expect(page.pending.status()).toEqual({ paused: null, durable: false })
  })
})
