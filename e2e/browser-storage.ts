import { expect, type Page } from '@playwright/test'

/** What the page's origin keeps in the browser: IndexedDB by store, and the addresses in Cache storage. */
export interface BrowserStorage {
  /** Entries of the log. */
  log: unknown[]
  /** Keys of what was read: whose, and its name. */
  cache: [userId: number, name: string][]
  /** What is kept beside both, by key: whose session it is, drafts. */
  settings: [key: string, value: unknown][]
  files: string[]
}

/** Looks into the browser's storage from the page. */
export async function readStorage(page: Page): Promise<BrowserStorage> {
  return page.evaluate(async () => {
    const settled = <Result>(request: IDBRequest<Result>) => new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const database = await settled(indexedDB.open('daysheet'))
    const transaction = database.transaction(['log', 'cache', 'settings'])
    const store = (name: string) => transaction.objectStore(name)
    const [log, cache, keys, values] = await Promise.all([
      settled(store('log').getAll()), settled(store('cache').getAllKeys()), settled(store('settings').getAllKeys()), settled(store('settings').getAll()),
    ])
    const settings = keys.map((key, index): [string, unknown] => [String(key), values[index]])
    database.close()
    const names = await caches.keys()
    const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))
    return { log, cache: cache as [number, string][], settings, files: kept.flat() }
  })
}

/** Waits until the browser has kept the page itself and so many of the tasks it read, so that it could open without a network. */
export async function untilKept(page: Page, tasks: number): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  const kept = async () => (await readStorage(page)).cache.map(([, name]) => name)
  await expect.poll(async () => (await kept()).filter((name) => name.startsWith('task:')).length).toBeGreaterThanOrEqual(tasks)
  expect(await kept()).toContain('session')
}

/** Waits until the browser's disk has so many actions that are to be sent: the page shows them, and what was taken back, a moment before. */
export async function untilLogged(page: Page, count: number): Promise<void> {
  const states = async () => (await readStorage(page)).log.map((entry) => (entry as { state: string }).state)
  await expect.poll(async () => (await states()).filter((state) => state === 'held' || state === 'ready').length).toBe(count)
}
