import type { Locator, Page } from '@playwright/test'
import { listDocumentSchema } from '#contract/json-api.ts'
import { taskSchema } from '#contract/task.ts'
import { isCampaign, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { pass, type Fault, type FaultScript } from '#testing/faults.ts'
import { startFaultyProxy } from '#testing/faulty-proxy.ts'
import { freePort } from '#testing/postgres-cluster.ts'
import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList, taskRow } from './inbox-page.ts'
import { startServiceProcess, type ServiceProcess } from './service-process.ts'
import { ask, makeTask, readTask } from './task-api.ts'

const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })
const selected = (page: Page, text: string | RegExp) => expect(bar(page).getByRole('status').filter({ hasText: 'selected' })).toHaveText(text)
const progress = (page: Page) => bar(page).getByRole('status', { name: 'Progress' })
const box = (row: Locator) => row.getByRole('checkbox')
const firstDue = '2020-03-02T14:00:00.000Z'

test('all that match are taken by key, those too that are not loaded yet', async ({ page }) => {
  await signInAs(page, 'Ingrid Voss')
  await page.goto('/inbox?owner=all')
  await taskList(page).locator('[data-cursor]').focus()
  await page.keyboard.press('Control+A')
  const more = bar(page).getByRole('button', { name: /^Select all [\d,]+ that match/ })
  const [, all] = /all ([\d,]+) that/.exec((await more.textContent()) ?? '') ?? []
  await expect(bar(page).getByRole('status').filter({ hasText: 'selected' })).not.toHaveText(`${all} selected`)
  await page.keyboard.press('Shift+A')
  await selected(page, `${all} selected`)
})

test('a rep picks rows by mouse and keys, snoozes them all, and takes one back', async ({ page, service }) => {
  const notes = ['Bulk red 1', 'Bulk red 2', 'Bulk red 3', 'Bulk blue 4', 'Bulk blue 5', 'Bulk blue 6']
  const ids: number[] = []
  for (const note of notes) ids.push((await makeTask(service, 'Omar Haddad', note)).id)
  await signInAs(page, 'Omar Haddad')
  await page.goto('/inbox?q=bulk')
  const row = (index: number) => taskRow(page, notes[index] ?? '')
  await expect(row(5)).toBeVisible()
  await row(0).hover()
  await box(row(0)).click()
  await row(2).getByText('Bulk red 3').click({ modifiers: ['Shift'] })
  await selected(page, '3 selected')
  // Dragging from the box draws a range; Escape lets go of everything, and only then closes anything.
  const [from, to] = [await box(row(3)).boundingBox(), await box(row(5)).boundingBox()]
  await page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 12)
  await page.mouse.down()
  await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 12, { steps: 6 })
  await page.mouse.up()
  await selected(page, '6 selected')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()

  for (const key of ['Home', 'x', 'Shift+J', 'j', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await selected(page, '4 selected')
  await expect(row(2)).toHaveAttribute('aria-selected', 'false')
  // What a filter hides stays selected, and is said to be.
  await page.getByRole('searchbox').first().fill('red')
  await expect(row(4)).toBeHidden()
  await selected(page, '4 selected · 2 hidden by filter')
  await page.getByRole('searchbox').first().fill('bulk')
  await expect(row(4)).toBeVisible()
  await selected(page, '4 selected')

  await taskList(page).locator('[data-cursor]').focus()
  await page.keyboard.type('stomorrow 9am')
  await page.keyboard.press('Enter')
  await expect(progress(page)).toHaveText('4 done of 4')
  const dues = async () => (await Promise.all(ids.map((id) => readTask(service, id)))).map(({ attributes }) => attributes.dueAt !== firstDue)
  expect(await dues()).toEqual([true, true, false, true, true, false])

  // One is taken back from the list that opens from the bar, which then stays as long as it is looked at.
  await bar(page).getByRole('button', { name: 'Each' }).click()
  const each = bar(page).getByRole('list', { name: 'Each task' })
  await expect(each.getByRole('listitem')).toHaveCount(4)
  await each.getByRole('button', { name: /^Undo / }).first().press('Enter')
  await expect(progress(page)).toHaveText('3 done, 1 taken back of 4')
  await expect(each.getByRole('listitem').first()).toContainText('taken back')
  await expect(bar(page).getByRole('region', { name: 'Each task, scrolls' })).toBeFocused()
  await expect.poll(async () => (await dues()).filter(Boolean).length).toBe(3)

  await page.getByRole('button', { name: /Omar Haddad/ }).click()
  await page.getByRole('menuitem', { name: /Recent actions/ }).click()
  const sheet = page.getByRole('dialog', { name: 'Recent actions' })
  await sheet.getByRole('button', { name: 'Each' }).click()
  await sheet.getByRole('button', { name: /^Undo \w+ \w+/ }).first().click()
  await expect.poll(async () => (await dues()).filter(Boolean).length).toBe(2)
})

test('keys typed as fast as possible hit exactly the tasks that were meant', async ({ page, service }) => {
  const letters = [...'ABCDEFGHIJKLMNOP']
  const ids: number[] = []
  for (const letter of letters) ids.push((await makeTask(service, 'Sofia Alvarez', `Typed ${letter}`)).id)
  await signInAs(page, 'Sofia Alvarez')
  await page.goto('/inbox?q=typed')
  await expect(taskRow(page, 'Typed P')).toBeVisible()
  await taskRow(page, 'Typed A').focus()
  // A is done, B is passed, C is done; D and E together; F is let go of first; I, J and K as a range; L and M by repeating; N alone.
  const keys = ['e', 'j', 'e', 'x', 'j', 'x', 'e', 'x', 'Escape', 'j', 'j', 'j', 'x', 'Shift+J', 'Shift+J', 'e', '.', 'e', 'x', 'j', 'x', 'x', 'e', 'k', 'k', 'j', 'j', 'x', 'j', 'Escape']
  for (const key of keys) await page.keyboard.press(key)
  const done = new Set('ACDEIJKLMN')
  for (const letter of letters) await expect(taskRow(page, `Typed ${letter}`)).toHaveAttribute('data-state', done.has(letter) ? 'complete' : 'incomplete')
  await expect(taskRow(page, 'Typed P')).toBeFocused()
  // What was done stays in its place until it is tidied away.
  await expect(taskList(page).getByRole('row')).toHaveCount(letters.length + 1)
  await page.keyboard.press('Shift+T')
  await expect(taskList(page).getByRole('row')).toHaveCount(letters.length + 1 - done.size)
  await expect(taskRow(page, 'Typed P')).toBeFocused()
  const states = async () => (await Promise.all(ids.map((id) => readTask(service, id)))).map(({ attributes }, index) => attributes.state === 'complete' && letters[index]).filter(Boolean).join('')
  await expect.poll(states, { timeout: 20_000 }).toBe([...done].sort().join(''))
})

/** When each of the tasks is due, by id, as the service holds it. */
async function duesOf(service: ServiceProcess, ids: readonly number[]): Promise<Map<number, string | null>> {
  const dues = new Map<number, string | null>()
  for (let start = 0; start < ids.length; start += 100) {
    const answer = await ask(service, `/api/v2/tasks?filter[id]=${ids.slice(start, start + 100).join(',')}&page[size]=100`)
    for (const { id, attributes } of listDocumentSchema(taskSchema).parse(answer).data) dues.set(id, attributes.dueAt)
  }
  return dues
}

/** Refuses every snooze of 20 of the tasks; of others the first goes wrong in some way that another try puts right. */
function refusing20Of(ids: readonly number[]): FaultScript {
  const every = ids.length / 20
  const met = new Set<number>()
  return ({ url }) => {
    const id = Number(/tasks\/(\d+)\/actions\/snooze/.exec(url)?.[1] ?? 0)
    const place = ids.indexOf(id)
    if (place === -1) return pass
    if (place % every === 2) return { kind: 'forbidden' }
    if (place % every !== 4 || met.has(id)) return pass
    met.add(id)
    const passing: readonly Fault[] = [{ kind: 'dropAnswer' }, { kind: 'duplicate' }, { kind: 'unavailable', retryAfterSeconds: 1 }, { kind: 'halfAnswer' }]
    return passing[met.size % passing.length] ?? pass
  }
}

test.describe('on a bad line', () => {
  test.use({ expectedErrors: [/Failed to load resource/] })

  test('a bulk with 20 refusals ends with exactly what is shown, and is taken back but for what changed', async ({ browser }) => {
    const size = proofSize(100, 500)
    test.setTimeout(isCampaign ? 300_000 : 180_000)
    const port = await freePort()
    const service = await startServiceProcess({ PUBLIC_URL: `http://127.0.0.1:${port}` })
    const proxy = await startFaultyProxy({ target: service.url, script: () => pass, port })
    try {
      const ids: number[] = []
      for (let start = 0; start < size; start += 20) ids.push(...(await Promise.all(Array.from({ length: 20 }, (_, index) => makeTask(service, 'Ray Santos', `Piled ${start + index}`)))).map(({ id }) => id))
      let refusals = 0
      const script = refusing20Of(ids)
      proxy.follow((request) => {
        const fault = script(request)
        if (fault.kind === 'forbidden') refusals += 1
        return fault
      })
      const page = await (await browser.newContext({ baseURL: proxy.origin })).newPage()
      await signInAs(page, 'Ray Santos')
      await page.goto('/inbox?owner=me&q=piled')
      await expect(taskList(page).getByRole('row').nth(5)).toBeVisible()
      await page.keyboard.press('j')
      await page.keyboard.press('Control+A')
      if (size > 100) await bar(page).getByRole('button', { name: `Select all ${size} that match` }).click()
      await selected(page, `${size} selected`)
      await page.keyboard.type('sin 2 days')
      await page.keyboard.press('Enter')
      await expect(progress(page)).toHaveText(`${size - 20} done, 20 failed of ${size}`, { timeout: 120_000 })
      await expect(bar(page).getByText(/^20 was not snoozed\. The line between refuses\./)).toBeVisible()

      // What failed is what is selected, and says why in its row; everything else is as it was shown.
      const moved = [...(await duesOf(service, ids))].filter(([, dueAt]) => dueAt !== firstDue).map(([id]) => id)
      expect(moved).toHaveLength(size - 20)
      await page.keyboard.press('Home')
      const failed = taskList(page).getByRole('row').filter({ hasText: 'Was not snoozed' })
      await expect(failed.first()).toHaveAttribute('aria-selected', 'true')
      expect(moved).not.toContain(Number(await failed.first().getAttribute('data-task')))

      // The list in the bar says why for each, and tries one again by itself.
      await bar(page).getByRole('button', { name: 'Each' }).click()
      const each = bar(page).getByRole('list', { name: 'Each task' })
      await expect(each.getByRole('listitem').first()).toContainText('was not snoozed. The line between refuses.')
      expect(await violations(page)).toEqual([])
      const calls = refusals
      await each.getByRole('button', { name: /^Try .* again$/ }).first().click()
      await expect.poll(() => refusals).toBe(calls + 1)
      await expect(progress(page)).toHaveText(`${size - 20} done, 20 failed of ${size}`)
      await bar(page).getByRole('button', { name: 'Each' }).click()

      const changed = moved.slice(0, 3)
      for (const id of changed) await ask(service, `/api/v2/tasks/${id}/actions/reschedule?actionParams[dueAt]=2031-01-01T09:00:00.000Z`, { method: 'POST' })
      await bar(page).getByRole('button', { name: `Undo ${size - 20}` }).click()
      await expect(progress(page)).toHaveText(`20 failed, ${size - 23} taken back, 3 kept, changed since of ${size}`, { timeout: 120_000 })
      const after = await duesOf(service, ids)
      expect([...after].filter(([, dueAt]) => dueAt !== firstDue).map(([id]) => id).sort()).toEqual(changed.sort())
      reportProof('bulk', { rows: size, refusals: 20, 'kept by others': 3 }, { seed: null })
    } finally {
      await proxy.close()
      await service.dispose()
    }
  })
})

test('axe finds nothing on a selection and its bar, light and dark, narrow and wide', async ({ page }) => {
  test.setTimeout(120_000)
  await signInAs(page, 'Mei Tanaka')
  await expect(taskList(page).getByRole('row').nth(3)).toBeVisible()
  await page.keyboard.press('j')
  for (const key of ['x', 'Shift+J', 'j']) await page.keyboard.press(key)
  await selected(page, '2 selected')
  for (const [colorScheme, width] of [['light', 1280], ['dark', 1280], ['light', 320], ['dark', 320]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 720 })
    expect(await violations(page, { isOnlyLook: colorScheme === 'dark' })).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
