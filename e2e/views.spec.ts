import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList, taskRow } from './inbox-page.ts'
import { ask, makeTask, readTask } from './task-api.ts'

const views = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('list', { name: 'Views' })
const view = (page: Page, name: string) => views(page).getByRole('link', { name: new RegExp(`^${name}`) })
/** How many tasks the view holds, as the way to it says. */
const countOf = async (page: Page, name: string) => Number(/(\d+) tasks?$/.exec((await view(page, name).innerText()).replaceAll(',', '').trim())?.[1] ?? Number.NaN)
const filters = (page: Page) => page.getByRole('group', { name: 'Filters' })

test('the day starts with what is late, then due today; a snoozed task sleeps in its own view until it is woken', async ({ page, service }) => {
  const note = 'Sleeps until it is woken'
  const task = await makeTask(service, 'Priya Raman', note)
  await signInAs(page, 'Priya Raman')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expect(taskRow(page, note)).toContainText('late')
  await expect(view(page, 'Today')).toContainText(/\d+ late/)
  const before = await countOf(page, 'Today')

  await ask(service, `/api/v2/tasks/${task.id}/actions/snooze?${new URLSearchParams({ 'actionParams[dueAt]': new Date(Date.now() + 3 * 86_400_000).toISOString() })}`, { method: 'POST' })
  await expect.poll(() => countOf(page, 'Today')).toBe(before - 1)
  await view(page, 'Snoozed').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Snoozed' })).toBeVisible()
  const row = taskRow(page, note)
  await expect(row.getByRole('time')).toContainText('Wakes')
  await row.getByRole('button', { name: 'Wake now' }).click()
  await expect.poll(async () => Date.parse((await readTask(service, task.id)).attributes.dueAt ?? '')).toBeLessThanOrEqual(Date.now())
  await view(page, 'Today').click()
  await expect(taskRow(page, note)).toContainText('Today')

  await view(page, 'Waiting').click()
  await expect(taskList(page).getByRole('row').nth(1).getByRole('time')).toContainText('Begins')
  await view(page, 'Done').click()
  await expect(taskList(page).getByRole('img', { name: 'Done' }).first()).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Waiting' })).toBeVisible()
})

test('counts follow an action on the next frame, before the service has it', async ({ page, service }) => {
  const note = 'One less to do'
  await makeTask(service, 'Marcus Bell', note)
  await signInAs(page, 'Marcus Bell')
  await expect(taskRow(page, note)).toBeVisible()
  await expect(view(page, 'Today')).toContainText(/\d+ tasks/)
  const [today, all] = [await countOf(page, 'Today'), await countOf(page, 'All open')]
  await taskRow(page, note).getByRole('button', { name: /^Mark done/ }).click()
  await expect(taskRow(page, note).getByRole('img', { name: /^Done, saving/ })).toBeVisible()
  expect([await countOf(page, 'Today'), await countOf(page, 'All open')]).toEqual([today - 1, all - 1])
})

test('the sentence of filters is edited by keyboard, a step back at a time', async ({ page }) => {
  await signInAs(page, 'Dana Okafor')
  await expect(taskList(page).getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('f')
  await page.getByRole('searchbox', { name: 'Filter by' }).fill('acti')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemcheckbox', { name: 'Call' }).press('Enter')
  await page.keyboard.press('Escape')
  await expect(filters(page).getByRole('button', { name: 'Action: calls' })).toBeFocused()
  await expect(page).toHaveURL(/due=by-today&action=call/)
  await filters(page).getByRole('button', { name: /^Due/ }).press('Enter')
  await page.getByRole('menuitemradio', { name: 'Overdue' }).press('Enter')
  await expect(filters(page)).toContainText(/Open.*calls.*of mine.*overdue/)
  await expect(page).toHaveURL(/due=overdue/)
  await filters(page).getByRole('button', { name: /^Due/ }).press('Delete')
  await expect(page).not.toHaveURL(/due=/)
  await page.goBack()
  await expect(page).toHaveURL(/due=overdue/)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expect(filters(page).getByRole('button', { name: 'Action: calls' })).toBeVisible()
})

test('a view is saved, shared, read by a colleague, renamed and deleted', async ({ page, browser, service }) => {
  await signInAs(page, 'Priya Raman')
  await page.goto('/inbox?due=today&action=call&sort=-taskPriority')
  await page.getByRole('button', { name: 'Save view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save view' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Open calls of mine due today')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Hot calls')
  await dialog.getByRole('checkbox', { name: 'Share with my team' }).check()
  await page.keyboard.press('Enter')
  const saved = page.getByRole('region', { name: 'Saved views' })
  await expect(saved.getByRole('link', { name: /^Hot calls/ })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('heading', { level: 1, name: 'Hot calls' })).toBeVisible()

  const colleague = await browser.newContext({ baseURL: service.url })
  const other = await colleague.newPage()
  await signInAs(other, 'Marcus Bell')
  await other.getByRole('link', { name: /^Hot calls/ }).click()
  await expect(other.getByText('Shared by Priya Raman')).toBeVisible()
  await other.getByRole('button', { name: 'View “Hot calls”' }).click()
  await expect(other.getByRole('menuitem')).toHaveText(['Save as a new view…'])
  await colleague.close()

  await page.getByRole('button', { name: 'View “Hot calls”' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Calls first')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Calls first' })).toBeVisible()
  await page.getByRole('button', { name: 'View “Calls first”' }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('dialog', { name: 'Delete view' }).getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('link', { name: /^Calls first/ })).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the sentence’s menus, the naming of a view and the views of a phone, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(90_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signInAs(page, 'Mei Tanaka')
    await page.keyboard.press('f')
    await page.getByRole('menuitem', { name: 'Account' }).click()
    await expect(page.getByRole('menuitemcheckbox').nth(3)).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.getByRole('menuitemcheckbox').first().click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Save view' }).click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: /choose another view/ }).click()
    const sheet = page.getByRole('dialog', { name: 'Views' })
    await expect(sheet.getByRole('link', { name: /^Today/ })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await sheet.getByRole('link', { name: /^Upcoming/ }).click()
    await expect(sheet).toBeHidden()
    await expect(page.getByRole('heading', { level: 1, name: /^Upcoming/ })).toBeVisible()
  })
}
