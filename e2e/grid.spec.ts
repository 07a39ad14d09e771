import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList, taskRow } from './inbox-page.ts'
import { makeTask } from './task-api.ts'

function groupedList(page: Page): Locator {
  return page.getByRole('treegrid', { name: 'Tasks' })
}

function group(page: Page, name: string): Locator {
  return groupedList(page).getByRole('row', { name: new RegExp(`^${name} \\d`) })
}

function header(page: Page, name: string): Locator {
  return page.getByRole('columnheader', { name, exact: true })
}

test('tasks are put together by due date, folded by key and click, and named while they scroll', async ({ page }) => {
  await signInAs(page, 'Priya Raman')
  await page.goto('/inbox')
  await page.getByRole('button', { name: 'Display options' }).click()
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('Due date')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/group=due/)
  const overdue = group(page, 'Overdue')
  const today = group(page, 'Today')
  await expect(overdue).toHaveAttribute('aria-expanded', 'true')
  const count = Number((await overdue.innerText()).match(/\d+/)?.[0])

  // The treegrid's keys: left from a task to its group, left folds, right folds out, right goes on to the first task.
  const first = groupedList(page).locator('[aria-rowindex="3"]')
  await first.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(overdue).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(overdue).toHaveAttribute('aria-expanded', 'false')
  await expect(today).toHaveAttribute('aria-rowindex', '3')
  await expect(overdue).toBeFocused()
  await page.reload()
  await expect(overdue).toHaveAttribute('aria-expanded', 'false')
  await expect(overdue).toContainText(String(count))
  await overdue.click()
  await expect(overdue).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(first).toBeFocused()

  // Up and down walk every row; j and k go from task to task.
  await page.keyboard.press('ArrowUp')
  await expect(overdue).toBeFocused()
  await page.keyboard.press('j')
  await expect(first).toBeFocused()
  await page.keyboard.press('Control+End')
  await expect(groupedList(page).getByRole('row').last()).toBeFocused()
  const top = (await groupedList(page).getByRole('rowgroup').nth(1).boundingBox())!.y
  const named = groupedList(page).locator('[data-group]').filter({ visible: true }).first()
  expect(Math.abs((await named.boundingBox())!.y - top)).toBeLessThan(2)
  expect(await named.innerText()).not.toContain('Overdue')
})

test('keys act on the row that another program gave the focus', async ({ page, service }) => {
  for (const note of ['Focus one', 'Focus two', 'Focus three']) await makeTask(service, 'Grace Mbeki', note)
  await signInAs(page, 'Grace Mbeki')
  await page.goto('/inbox?q=focus')
  await taskRow(page, 'Focus three').focus()
  await page.keyboard.press('x')
  await expect(taskRow(page, 'Focus three').getByRole('checkbox', { name: /^Select/ })).toBeChecked()
  await expect(taskList(page).getByRole('checkbox', { checked: true })).toHaveCount(1)
  // A range is still drawn from where it began, wherever the pointer's own focus goes.
  await page.keyboard.press('x')
  await taskRow(page, 'Focus one').getByText('Focus one').click({ modifiers: ['Shift'] })
  await expect(taskList(page).getByRole('checkbox', { checked: true })).toHaveCount(3)
})

test('grouping by account reads the whole list first, however little of it is in sight', async ({ page }) => {
  await signInAs(page, 'Grace Mbeki')
  await page.goto('/inbox?owner=all')
  const all = page.getByRole('heading', { level: 1 }).locator('xpath=following-sibling::p').first()
  await expect(all).toHaveText(/^[\d,]+ tasks$/)
  const count = Number((await all.innerText()).replace(/\D/g, ''))
  await page.goto('/inbox?owner=all&group=account')
  // A page of a thousand tasks takes a busy machine a while.
  await expect(groupedList(page)).toBeVisible({ timeout: 30_000 })
  // Every task has its row, beside those of the groups; folding one takes away as many as it says.
  const rowCount = async () => Number(await groupedList(page).getAttribute('aria-rowcount'))
  await expect.poll(rowCount).toBeGreaterThan(count + 10)
  const unfolded = await rowCount()
  const first = groupedList(page).locator('[data-group]').first()
  const own = Number((await first.innerText()).match(/(\d+)\D*$/)?.[1])
  await first.click()
  await expect.poll(rowCount).toBe(unfolded - own)
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(3000)
})

test('columns are chosen, moved and drawn wider by key, kept over a reload, and shown by a copied link', async ({ page, browser, service }) => {
  await signInAs(page, 'Mei Tanaka')
  await page.goto('/inbox')
  await page.getByRole('button', { name: 'Display options' }).press('Enter')
  await page.getByRole('checkbox', { name: 'State' }).press('Space')
  await page.getByRole('checkbox', { name: 'Sequence' }).press('Space')
  await page.getByRole('button', { name: 'Move State up' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Move State up' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Display options' })).toBeFocused()
  await expect(header(page, 'State')).toBeVisible()
  await expect(header(page, 'Sequence')).toBeHidden()

  // In the header itself: left and right from name to name, with Shift the width, with Control the place.
  await header(page, 'Due').getByRole('button').focus()
  const before = (await header(page, 'Due').boundingBox())!.width
  await expect(async () => {
    await page.keyboard.press('Shift+ArrowRight')
    expect((await header(page, 'Due').boundingBox())!.width).toBeGreaterThan(before + 20)
  }).toPass()
  await page.keyboard.press('Control+ArrowLeft')
  await expect(header(page, 'Due').getByRole('button')).toBeFocused()
  const columns = () => page.getByRole('columnheader').evaluateAll((headers) => headers.filter((one) => one.checkVisibility()).map((one) => (one as HTMLElement).dataset['col']))
  const chosen = ['check', 'priority', 'action', 'prospect', 'due', 'note', 'state', 'owner']
  await expect.poll(columns).toEqual(chosen)
  await page.keyboard.press('Shift+Enter')
  await expect(page).toHaveURL(/due:\d+/)

  const address = page.url()
  await page.reload()
  await expect(header(page, 'State')).toBeVisible()
  expect(await columns()).toEqual(chosen)
  // The view remembers them where the address says nothing.
  await page.goto('/inbox')
  await expect.poll(columns).toEqual(chosen)
  const other = await browser.newContext({ baseURL: service.url, viewport: { width: 1440, height: 900 } })
  const second = await other.newPage()
  await signInAs(second, 'Marcus Bell')
  await second.goto(address)
  await expect(header(second, 'State')).toBeVisible()
  await other.close()
})

for (const [colorScheme, width] of [['light', 1280], ['dark', 320]] as const) {
  test(`axe finds nothing on a grouped list and its display options, ${colorScheme}, ${width} px, and at twice the text size all is in reach`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signInAs(page, 'Chloé Moreau')
    await page.goto('/inbox?group=due&columns=prospect:300,local,state,due')
    await expect(group(page, 'Overdue')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Display options' }).click()
    await expect(page.getByRole('dialog', { name: 'Display options' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const due = groupedList(page).locator('[data-task] [data-col="due"]').first()
    await expect(due).toBeInViewport({ ratio: 0.9 })
  })
}
