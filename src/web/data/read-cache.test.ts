import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { taskSchema } from '#contract/task.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { cacheBounds } from './cache-bounds.ts'
import { cacheVersion, isOlderEntry, storedEntry, type StoredEntry } from './cache-entries.ts'
import type { CacheStorage } from './cache-storage.ts'
import { createQueryClient } from './query-client.ts'
import { createReadCache } from './read-cache.ts'
import { forgetRelated, relatedResource, rememberRelated } from './related.ts'

const me = 7
const noon = Date.parse('2026-05-04T12:00:00Z')
const params = { filters: [], sort: [] }
const listKey = ['tasks', 'list', params]
const listOf = (ids: readonly number[], readAt: number) => ({ pages: [{ ids, next: null, count: ids.length, readAt }], pageParams: [null] })
const task = (id: number, rev = 1, note: string | null = null) =>
  taskSchema.parse({ type: 'task', id, attributes: { state: 'incomplete', note }, relationships: { prospect: { data: { type: 'prospect', id } } }, meta: { rev } })
const session = { user: { id: me, name: 'Mei', email: 'mei@example.com', title: null, role: 'rep', teams: [] }, workspace: { kind: 'sample', mode: 'embedded' }, people: [] } as const

/** What a browser keeps, and whose session it has; `isFull` makes it refuse to write. */
function browser() {
  const entries = new Map<string, unknown>()
  const state = { user: me as number | null, isFull: false, writes: 0 }
  const storage: CacheStorage = {
    session: async () => (state.user === null ? null : { userId: state.user, stored: entries.get('session') }),
    get: async (_userId, names) => structuredClone([...entries].filter(([name]) => names.includes(name))),
    page: async (_userId, after, count) => structuredClone([...entries].filter(([name]) => name > after).sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, count)),
    async save(userId, changes) {
      if (state.isFull) throw new DOMException('No room', 'QuotaExceededError')
      if (state.user !== userId) return
      state.writes += 1
      for (const [name, entry] of changes) {
        if (entry === null) entries.delete(name)
        else if (!isOlderEntry(entry, entries.get(name))) entries.set(name, structuredClone(entry))
      }
    },
    clear: async (butOf) => (butOf === null ? entries.clear() : undefined),
  }
  return { entries, state, storage }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve))

/** A page that opens in a browser that keeps `storage`, with nothing in its memory. */
function openPage(storage: CacheStorage, bounds = cacheBounds, firstNames: readonly string[] = []) {
  acceptedTasks.clear()
  forgetRelated()
  const client = createQueryClient()
  return { client, cache: createReadCache({ storage, client, bounds, now: Date.now, firstNames: () => firstNames, pause }) }
}

/** Reads a list of these tasks now, as the page does. */
async function readList({ client }: ReturnType<typeof openPage>, tasks: readonly ReturnType<typeof task>[]): Promise<void> {
  await client.fetchQuery({
    queryKey: listKey,
    staleTime: 0,
    queryFn: () => {
      rememberRelated(tasks.map(({ id }) => ({ type: 'prospect', id, attributes: { name: `Prospect ${id}` }, relationships: {} })))
      acceptedTasks.accept(tasks, acceptedTasks.nextOrder())
      return listOf(tasks.map(({ id }) => id), Date.now())
    },
  })
  await vi.advanceTimersByTimeAsync(1_000)
}

beforeEach(() => void vi.useFakeTimers({ now: noon }))
afterEach(() => void vi.useRealTimers())

describe('what was read', () => {
  test('shows again in a page opened the next day, with its age', async () => {
    const { storage } = browser()
    const first = openPage(storage)
    await first.cache.open(me, () => true)
    await readList(first, [task(1), task(2)])
    first.cache.close()
    vi.setSystemTime(noon + 20 * 3_600_000)
    const second = openPage(storage)
    await second.cache.open(me, () => true)
    expect(second.client.getQueryData(listKey)).toEqual(listOf([1, 2], noon))
    expect(second.client.getQueryState(listKey)).toMatchObject({ dataUpdatedAt: noon, isInvalidated: true })
    expect([acceptedTasks.get(2)?.id, acceptedTasks.readAt(2), relatedResource('prospect', 1)?.attributes.name]).toEqual([2, noon, 'Prospect 1'])
  })

  test('shows again for the team’s board too, where that is what is opened; what was counted page by page is counted anew', async () => {
    const { storage, entries } = browser()
    const first = openPage(storage)
    await first.cache.open(me, () => true)
    const load = { data: [], meta: { at: '2026-05-04T12:00:00Z', teams: [{ id: 1, name: 'West' }] }, isWhole: true, isLive: true }
    const read = (bounds: readonly number[], isLive: boolean) => first.client.fetchQuery({ queryKey: ['team', 'load', bounds], queryFn: () => ({ ...load, isLive }) })
    await read([noon], true)
    await read([noon + 1], false)
    await vi.advanceTimersByTimeAsync(1_000)
    first.cache.close()
    expect([...entries.keys()]).toContain('teamLoad')
    const second = openPage(storage, cacheBounds, ['teamLoad'])
    await second.cache.open(me, () => true)
    expect(second.client.getQueryData(['team', 'load', [noon]])).toEqual(load)
    expect(second.client.getQueryState(['team', 'load', [noon]])).toMatchObject({ dataUpdatedAt: noon, isInvalidated: true })
    expect(second.client.getQueryData(['team', 'load', [noon + 1]])).toBeUndefined()
  })

  test('gives way to what the page read before it was shown again, unless that is older', async () => {
    const { storage } = browser()
    const first = openPage(storage)
    await first.cache.open(me, () => true)
    await readList(first, [task(1, 3, 'kept'), task(2, 3, 'kept')])
    const second = openPage(storage)
    const opening = second.cache.open(me, () => true)
    acceptedTasks.accept([task(1, 4, 'now'), task(2, 2, 'older')], acceptedTasks.nextOrder())
    second.client.setQueryData(listKey, listOf([2], noon + 5))
    await opening
    expect([1, 2].map((id) => acceptedTasks.get(id)?.attributes.note)).toEqual(['now', 'kept'])
    expect(second.client.getQueryData(listKey)).toEqual(listOf([2], noon + 5))
  })

  test('and is read while the cache is still opening is kept all the same', async () => {
    const { storage, entries } = browser()
    const page = openPage(storage)
    const opening = page.cache.open(me, () => true)
    acceptedTasks.accept([task(5)], acceptedTasks.nextOrder())
    await opening
    await vi.advanceTimersByTimeAsync(1_000)
    expect([...entries.keys()]).toContain('task:5')
  })

  test('shows nothing where another person’s page began meanwhile', async () => {
    const { storage } = browser()
    const first = openPage(storage)
    await first.cache.open(me, () => true)
    await readList(first, [task(1)])
    const second = openPage(storage)
    await second.cache.open(me, () => false)
    expect([acceptedTasks.count(), second.client.getQueryData(listKey)]).toEqual([0, undefined])
  })

  test('loses single entries that don’t read, or that another version wrote, and nothing else', async () => {
    const { storage, entries } = browser()
    entries.set('task:1', storedEntry(task(1), noon - 1))
    entries.set('task:2', { ...storedEntry(task(2), noon - 1), version: cacheVersion + 1 })
    entries.set('task:3', storedEntry({ type: 'task', id: 'three' }, noon - 1))
    entries.set('task:4', 'a torn page')
    entries.set('constructor', storedEntry({}, noon - 1))
    entries.set('list:x', storedEntry({ params, pages: 'none' }, noon - 1))
    const page = openPage(storage)
    await page.cache.open(me, () => true)
    await vi.advanceTimersByTimeAsync(100)
    expect([...acceptedTasks.ids()]).toEqual([1])
    expect([...entries.keys()]).toEqual(['task:1'])
  })
})

describe('a long list', () => {
  const pageOf = (ids: readonly number[], count: number | null, readAt: number) => ({ ids, next: '/next', count, readAt })
  const pages = [pageOf([1, 2], 4, noon), pageOf([3, 4], null, noon + 60_000)]

  async function keptPages() {
    const kept = browser()
    for (const id of [1, 2, 3, 4, 9]) kept.entries.set(`task:${id}`, storedEntry(task(id), noon - 5))
    kept.entries.set('list:all', storedEntry({ params, pages, pageParams: [null, '/next'] }, noon))
    vi.setSystemTime(noon + 3_600_000)
    return kept
  }

  test('shows its first page at once, and the rest, with all other tasks, when there is time', async () => {
    const { storage, state } = await keptPages()
    const { cache, client } = openPage(storage)
    await cache.open(me, () => true)
    expect(client.getQueryData(listKey)).toEqual({ pages: pages.slice(0, 1), pageParams: [null] })
    expect([...acceptedTasks.ids()]).toEqual([1, 2])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(client.getQueryData(listKey)).toEqual({ pages, pageParams: [null, '/next'] })
    expect([1, 3, 9].map((id) => acceptedTasks.readAt(id))).toEqual([noon, noon + 60_000, noon - 5])
    expect([[...acceptedTasks.ids()].length, client.getQueryState(listKey)?.isInvalidated, state.writes]).toEqual([5, true, 0])
  })

  test('that is being read anew grows only if that fails', async () => {
    const { storage } = await keptPages()
    const { cache, client } = openPage(storage)
    await cache.open(me, () => true)
    let fail = () => {}
    const reading = client.fetchQuery({ queryKey: listKey, retry: false, queryFn: () => new Promise((_resolve, reject) => (fail = () => reject(new Error('no answer')))) }).catch(() => {})
    await vi.advanceTimersByTimeAsync(1_000)
    expect(client.getQueryData(listKey)).toMatchObject({ pages: [{ ids: [1, 2] }] })
    fail()
    await reading
    expect(client.getQueryData(listKey)).toEqual({ pages, pageParams: [null, '/next'] })
  })

  test('that was read anew stays as it was read', async () => {
    const { storage } = await keptPages()
    const { cache, client } = openPage(storage)
    await cache.open(me, () => true)
    let answer = () => {}
    const fresh = { pages: [pageOf([2], 1, Date.now())], pageParams: [null] }
    const reading = client.fetchQuery({ queryKey: listKey, queryFn: () => new Promise((resolve) => (answer = () => resolve(fresh))) })
    await vi.advanceTimersByTimeAsync(1_000)
    answer()
    await reading
    await vi.advanceTimersByTimeAsync(1_000)
    expect(client.getQueryData(listKey)).toEqual(fresh)
  })

  test('stops coming back when the page becomes another’s', async () => {
    const { storage } = await keptPages()
    const { cache } = openPage(storage)
    await cache.open(me, () => true)
    cache.close()
    acceptedTasks.clear()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(acceptedTasks.count()).toBe(0)
  })
})

describe('writing', () => {
  test('never sets a task back to an older rev, whichever tab comes last', async () => {
    const { storage, entries } = browser()
    entries.set('task:1', storedEntry(task(1, 9), noon - 1))
    await storage.save(me, new Map([['task:1', storedEntry(task(1, 8), noon)]]))
    expect((entries.get('task:1') as StoredEntry).value).toMatchObject({ meta: { rev: 9 } })
    await storage.save(me, new Map([['task:1', storedEntry(task(1, 10), noon)]]))
    expect((entries.get('task:1') as StoredEntry).value).toMatchObject({ meta: { rev: 10 } })
  })

  test('takes out a task that the service says is gone', async () => {
    const { storage, entries } = browser()
    const page = openPage(storage)
    await page.cache.open(me, () => true)
    await readList(page, [task(1), task(2)])
    acceptedTasks.remove(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect([entries.has('task:1'), entries.has('task:2')]).toEqual([false, true])
  })

  test('stops where the disk is full, and the page goes on', async () => {
    const { storage, state } = browser()
    const page = openPage(storage)
    await page.cache.open(me, () => true)
    state.isFull = true
    await readList(page, [task(1)])
    state.isFull = false
    await readList(page, [task(2)])
    expect(acceptedTasks.count()).toBe(2)
    expect(state.writes).toBe(0)
  })

  test('keeps within its bounds while the page is open, the latest first', async () => {
    const { storage, entries } = browser()
    const page = openPage(storage, { ...cacheBounds, entries: 30 })
    await page.cache.open(me, () => true)
    for (let id = 1; id <= 60; id++) {
      acceptedTasks.accept([task(id)], acceptedTasks.nextOrder())
      await vi.advanceTimersByTimeAsync(1_000)
      expect(entries.size).toBeLessThanOrEqual(31)
    }
    expect([entries.has('task:60'), entries.has('task:1')]).toEqual([true, false])
  })

  test('ends with the page’s turn, and where the browser’s session is another’s', async () => {
    const { storage, entries, state } = browser()
    const page = openPage(storage)
    await page.cache.open(me, () => true)
    state.user = me + 1
    await readList(page, [task(1)])
    state.user = me
    page.cache.close()
    await readList(page, [task(2)])
    expect(entries.size).toBe(0)
  })
})

describe('the session that the browser last had', () => {
  test('is given while it is the browser’s, and reads', async () => {
    const { storage, entries, state } = browser()
    const { cache } = openPage(storage)
    expect(await cache.lastSession()).toBeNull()
    entries.set('session', storedEntry(session, noon - 9))
    expect(await cache.lastSession()).toEqual({ session, readAt: noon - 9 })
    state.user = me + 1
    expect(await cache.lastSession()).toBeNull()
    state.user = null
    expect(await cache.lastSession()).toBeNull()
  })

  test('is kept whenever the page reads it', async () => {
    const { storage } = browser()
    const { cache, client } = openPage(storage)
    await cache.open(me, () => true)
    client.setQueryData(['session'], session)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await cache.lastSession()).toEqual({ session, readAt: noon })
  })

  test('without anybody leaves nothing of anybody', async () => {
    const { storage, entries } = browser()
    entries.set('task:1', storedEntry(task(1), noon))
    await openPage(storage).cache.open(null, () => true)
    expect(entries.size).toBe(0)
  })

  test('and the list are simply not there where the browser keeps nothing', async () => {
    const broken = new Proxy({} as CacheStorage, { get: () => async () => Promise.reject(new DOMException('Private', 'InvalidStateError')) })
    for (const storage of [broken, null]) {
      const cache = createReadCache({ storage, client: createQueryClient(), bounds: cacheBounds, now: Date.now, firstNames: () => [], pause })
      expect(await cache.lastSession()).toBeNull()
      await expect(cache.open(me, () => true)).resolves.toBeUndefined()
      await expect(cache.open(null, () => true)).resolves.toBeUndefined()
    }
  })
})
