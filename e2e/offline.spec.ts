import { proofSize, reportProof } from '#testing/campaign/proof.ts'
import type { Page } from '@playwright/test'
import { readStorage, untilKept, untilLogged } from './browser-storage.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, drawer, rescheduleToPreset, taskList, taskRow } from './inbox-page.ts'
import { actionsOn, ask, makeTask, userIdOf } from './task-api.ts'

// Chromium reports each request that finds no network, and each that an ended session refuses.
test.use({ expectedErrors: [/net::ERR_|Failed to load resource/] })

const rows = (page: Page) => taskList(page).getByRole('row')
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search tasks' })

test('a warm start shows yesterday’s list at once, with its age, before the service says anything', async ({ page, service }) => {
  const note = 'Was here yesterday'
  await makeTask(service, 'Omar Haddad', note)
  // More than a day: late in the evening twenty hours ago is still today.
  await page.clock.setSystemTime(Date.now() - 26 * 3_600_000)
  await signInAs(page, 'Omar Haddad')
  // Not "Today", which is another list on another day.
  await page.goto('/inbox')
  await expect(taskRow(page, note)).toBeVisible()
  await untilKept(page, 10)

  await page.clock.setSystemTime(Date.now())
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  for (const path of ['**/session', '**/api/v2/tasks?*']) await page.route(path, async (route) => {
    await held
    await route.continue()
  })
  await page.reload()
  await expect(taskRow(page, note)).toBeVisible()
  await expect(page.getByText(/List from \w{3}\b.*\d/)).toBeVisible()
  release()
  await expect(page.getByText(/List from/)).toBeHidden()
  await expect(taskRow(page, note)).toBeVisible()
})

test('a whole list is triaged in a tunnel, over two reloads, and each action takes effect exactly once', async ({ page, context, service }) => {
  // 200 in the campaign: a person does a dozen a minute, this test one in a second.
  const count = proofSize(60, 200)
  test.setTimeout(60_000 + count * 2_000)
  const names = Array.from({ length: count }, (_, index) => `Tunnel ${String(index + 1).padStart(3, '0')}`)
  const ids = new Map<string, number>()
  for (const name of names) ids.set(name, (await makeTask(service, 'Priya Raman', name)).id)
  const dana = await userIdOf(service, 'Dana Okafor')
  await signInAs(page, 'Priya Raman')
  await page.goto('/inbox?q=tunnel')
  await expect(taskRow(page, 'Tunnel 001')).toBeVisible()
  await rows(page).nth(1).focus()
  // End goes to the last row that is loaded, which brings the next ones.
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(taskRow(page, names.at(-1) ?? '')).toBeVisible({ timeout: 500 })
  }).toPass()
  await untilKept(page, count)

  // Into the tunnel.
  await context.setOffline(true)
  await page.reload()
  await expect(taskRow(page, 'Tunnel 001')).toBeVisible()
  await expect(page.getByText(/^List from/)).toBeVisible()

  // A search that was never made online finds what is loaded, and a filter narrows it.
  await search(page).fill('tunnel 01')
  await expect(page.getByText(/^Offline: loaded tasks only, as of/)).toBeVisible()
  await expect(rows(page)).toHaveCount(11)
  await page.goto('/inbox?q=tunnel&due=week')
  await expect(page.getByText('No loaded task matches')).toBeVisible()
  await page.goto('/inbox?q=tunnel')
  await expect(taskRow(page, 'Tunnel 001')).toBeVisible()

  const expected = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    const row = taskRow(page, name)
    if (index % 10 === 3 || index % 10 === 7) {
      await row.getByText(name).click()
      await actionButton(page, 'Snooze').click()
      expected.set(name, 'snooze')
    } else if (index % 20 === 4) {
      await row.getByText(name).click()
      await rescheduleToPreset(page)
      expected.set(name, 'reschedule')
    } else if (index % 20 === 14) {
      await row.getByText(name).click()
      await actionButton(page, 'Reassign').click()
      await page.getByRole('combobox', { name: 'Owner' }).fill('dana')
      await page.getByRole('option', { name: /Dana Okafor/ }).click()
      await page.getByRole('button', { name: 'Assign', exact: true }).click()
      expected.set(name, 'reassignOwner')
    } else {
      await row.getByRole('button', { name: /^Mark done/ }).click()
      expected.set(name, 'markComplete')
    }
  }
  expect(expected.size).toBe(count)
  await expect(page.getByRole('button', { name: new RegExp(`^Offline — ${count} kept`) })).toBeVisible()

  // The last seven are taken back by key, and three more from the history after the next reload.
  await rows(page).last().focus()
  for (const name of names.slice(-7).reverse()) {
    await page.keyboard.press('Control+z')
    expected.delete(name)
  }
  await expect(page.getByRole('button', { name: new RegExp(`^Offline — ${count - 7} kept`) })).toBeVisible()
  await untilLogged(page, count - 7)
  await page.reload()
  await expect(page.getByRole('button', { name: new RegExp(`^Offline — ${count - 7} kept`) })).toBeVisible()
  for (const name of names.slice(0, -7)) {
    if (expected.get(name) === 'markComplete' || expected.get(name) === 'reassignOwner') await expect(taskRow(page, name)).toHaveCount(0)
  }
  await page.getByRole('button', { name: new RegExp(`^Offline — ${count - 7} kept`) }).click()
  const history = page.getByRole('dialog', { name: 'Recent actions' })
  for (const name of names.slice(-10, -7).reverse()) {
    await history.getByRole('button', { name: /^Undo/ }).first().click()
    expected.delete(name)
  }
  await expect(page.getByText(new RegExp(`Offline — ${count - 10} kept`)).first()).toBeAttached()
  await untilLogged(page, count - 10)
  await page.reload()
  await expect(page.getByRole('button', { name: new RegExp(`^Offline — ${count - 10} kept`) })).toBeVisible()

  // And out again.
  await context.setOffline(false)
  await expect(page.getByRole('button', { name: /kept|not sent yet/ })).toHaveCount(0, { timeout: 60_000 })
  for (const name of names) {
    const action = expected.get(name)
    expect(await actionsOn(service, ids.get(name) ?? 0), name).toEqual(action === undefined ? [] : [action])
  }
  const moved = [...expected].find(([, action]) => action === 'reassignOwner')?.[0] ?? ''
  expect(JSON.stringify(await ask(service, `/api/v2/tasks/${ids.get(moved)}`))).toContain(`"type":"user","id":${dana}`)
  reportProof('triage in a tunnel, in Chromium', { tasks: count, 'taken back': count - expected.size, 'lost or doubled': 0 })
})

test('a page whose service is down opens too, says from when its list is, and sends when it is back', async ({ page, service }) => {
  const note = 'The service sleeps'
  const task = await makeTask(service, 'Tom Kowalski', note)
  await signInAs(page, 'Tom Kowalski')
  await expect(taskRow(page, note)).toBeVisible()
  // Most of his may be with others, by tests of leaves.
  await untilKept(page, 1)
  await service.kill()
  try {
    await page.reload()
    await taskRow(page, note).getByText(note).click()
    await actionButton(page, 'Snooze').click()
    await expect(page.getByText(/1 not sent yet|1 kept/).first()).toBeAttached()
    await page.goto('/inbox?owner=all&q=sleeps')
    await expect(taskRow(page, note)).toBeVisible()
    await expect(page.getByText(/^No answer: loaded tasks only, as of/)).toBeVisible()
  } finally {
    await service.start()
  }
  await expect.poll(() => actionsOn(service, task.id), { timeout: 40_000 }).toEqual(['snooze'])
})

test('a line that only hangs is not waited for: what is loaded answers a search until the service does', async ({ page, service }) => {
  const note = 'Hanging in the lift'
  await makeTask(service, 'Mei Tanaka', note)
  await signInAs(page, 'Mei Tanaka')
  await expect(taskRow(page, note)).toBeVisible()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/api/v2/tasks?*', async (route) => {
    await held
    await route.continue()
  })
  await search(page).fill('hang lift')
  await expect(page.getByText(/^No answer: loaded tasks only/)).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
  await expect(taskRow(page, note)).toBeVisible()
  release()
  await expect(page.getByText(/^No answer/)).toBeHidden()
  await expect(rows(page)).toHaveCount(2)
})

test('what others did while the line was gone waits to be let in when it is back', async ({ page, context, service }) => {
  const note = 'Stays where it is'
  await makeTask(service, 'Lukas Brandt', note)
  await signInAs(page, 'Lukas Brandt')
  await expect(taskRow(page, note)).toBeVisible()
  await untilKept(page, 10)
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByText(/^List from/)).toBeVisible()
  const added = 'Came in meanwhile'
  await makeTask(service, 'Lukas Brandt', added)
  await context.setOffline(false)
  const pill = page.getByRole('button', { name: /1 new/ })
  await expect(pill).toBeVisible({ timeout: 30_000 })
  await expect(taskRow(page, added)).toHaveCount(0)
  await pill.click()
  await expect(taskRow(page, added)).toBeVisible()
  await expect(page.getByText(/^List from/)).toBeHidden()
})

test('signing out leaves no data in the browser, and the next person sees only their own, also offline', async ({ page, context, service }) => {
  const [hers, his] = ['Only Sofia sees this', 'Only Noah sees this']
  await makeTask(service, 'Sofia Alvarez', hers)
  await makeTask(service, 'Noah Lindqvist', his)
  await signInAs(page, 'Sofia Alvarez')
  await expect(taskRow(page, hers)).toBeVisible()
  await untilKept(page, 10)
  await page.getByRole('button', { name: /Sofia Alvarez/ }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).or(page.getByRole('button', { name: 'Sign out' })).click()
  await page.waitForURL(/sign-in/)
  const { log, cache, files } = await readStorage(page)
  expect([log, cache]).toEqual([[], []])
  expect(files.filter((path) => path !== '/inbox' && !/^\/assets\/|^\/(?:favicon\.svg|manifest\.webmanifest|theme\.js)$/.test(path))).toEqual([])

  await page.getByRole('button', { name: 'Continue as Noah Lindqvist', exact: true }).click()
  await expect(taskRow(page, his)).toBeVisible()
  await untilKept(page, 10)
  await context.setOffline(true)
  await page.goto('/inbox?owner=all')
  await expect(taskRow(page, his)).toBeVisible()
  await expect(page.getByText(hers)).toHaveCount(0)
  const noah = await userIdOf(service, 'Noah Lindqvist')
  expect([...new Set((await readStorage(page)).cache.map(([userId]) => userId))]).toEqual([noah])
})

test('a session that became another’s while the page was closed shows nothing of the first, and loses nothing they left unsent', async ({ page: before, context, service }) => {
  const [hers, his] = ['Left by Amara', 'Found by Tom']
  const task = await makeTask(service, 'Amara Diallo', hers)
  await makeTask(service, 'Tom Kowalski', his)
  await signInAs(before, 'Amara Diallo')
  await taskRow(before, hers).getByText(hers).click()
  await expect(drawer(before)).toContainText(hers)
  await untilKept(before, 10)
  await context.setOffline(true)
  await actionButton(before, 'Snooze').click()
  await expect(before.getByRole('button', { name: /^Offline — 1 kept/ })).toBeVisible()
  await before.close()
  await context.setOffline(false)
  const tom = await userIdOf(service, 'Tom Kowalski')
  const signedIn = await context.request.post(`${service.url}/session`, { data: { userId: tom }, headers: { 'Content-Type': 'application/vnd.api+json', Origin: service.url } })
  expect(signedIn.status()).toBe(200)

  const page = await context.newPage()
  await page.goto('/inbox')
  await expect(taskRow(page, his)).toBeVisible()
  await expect(page.getByText(hers)).toHaveCount(0)
  await expect.poll(async () => [...new Set((await readStorage(page)).cache.map(([userId]) => userId))]).toEqual([tom])
  expect((await readStorage(page)).log).toHaveLength(1)
  expect(await actionsOn(service, task.id)).toEqual([])

  await page.getByRole('button', { name: /Tom Kowalski/ }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).or(page.getByRole('button', { name: 'Sign out' })).click()
  await page.getByRole('button', { name: 'Continue as Amara Diallo', exact: true }).click()
  await expect.poll(() => actionsOn(service, task.id), { timeout: 20_000 }).toEqual(['snooze'])
})

test('on a full disk what was done takes the room of what was read', async ({ page, service }) => {
  const note = 'No room on this disk'
  const task = await makeTask(service, 'Dana Okafor', note)
  // No browser's real quota runs out at a given moment: the stores refuse as they would then, until something was deleted.
  await page.addInitScript(() => {
    const { put, clear } = IDBObjectStore.prototype
    let isCleared = false
    const isFull = () => sessionStorage.getItem('isFull') !== null
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...parts) {
      if (isFull() && this.name !== 'settings' && !(isCleared && this.name === 'log')) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      return put.apply(this, parts)
    }
    IDBObjectStore.prototype.clear = function (this: IDBObjectStore) {
      isCleared ||= isFull() && this.name === 'cache'
      return clear.apply(this)
    }
  })
  await signInAs(page, 'Dana Okafor')
  await untilKept(page, 10)
  await page.evaluate(() => sessionStorage.setItem('isFull', 'yes'))
  await taskRow(page, note).getByText(note).click()
  await actionButton(page, 'Snooze').click()
  await expect.poll(() => actionsOn(service, task.id)).toEqual(['snooze'])
  const { log, cache } = await readStorage(page)
  expect([log.length, cache.length]).toEqual([1, 0])
  await expect(page.getByText(/in this tab only/)).toHaveCount(0)
})
