import { expect, signInAs, test } from './fixtures.ts'
import { drawer, taskList } from './inbox-page.ts'

test('filters, sort and the open task live in the address: reload, back, and a new tab give the same view', async ({ page, context }) => {
  await signInAs(page, 'Sofia Alvarez')
  const rows = taskList(page).getByRole('row')
  await expect(rows.nth(2)).toBeVisible()
  await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: /^Due/ }).click()
  await page.getByRole('menuitemradio', { name: 'Overdue' }).click()
  await expect(page).toHaveURL(/due=overdue/)
  await page.getByRole('columnheader', { name: /Due/ }).getByRole('button').click()
  await expect(page).toHaveURL(/sort=-dueAt/)
  await rows.nth(1).getByRole('gridcell').nth(4).click()
  await expect(drawer(page)).toBeVisible()
  await expect(page).toHaveURL(/task=\d+/)
  const address = page.url()
  const first = await rows.nth(1).innerText()

  await page.reload()
  await expect(drawer(page)).toBeVisible()
  expect(page.url()).toBe(address)
  await expect(rows.nth(1)).toHaveText(first, { useInnerText: true })

  const tab = await context.newPage()
  await tab.goto(address)
  await expect(drawer(tab)).toBeVisible()
  await expect(taskList(tab).getByRole('row').nth(1)).toHaveText(first, { useInnerText: true })

  await page.goBack()
  await expect(drawer(page)).toBeHidden()
  await expect(page).toHaveURL(/due=overdue/)
})

test('every filter narrows the list, and clearing brings it back', async ({ page }) => {
  await signInAs(page, 'Mei Tanaka')
  const grid = taskList(page)
  await page.goto('/inbox')
  await expect(grid.getByRole('row').nth(2)).toBeVisible()
  const all = Number(await grid.getAttribute('aria-rowcount'))
  for (const query of ['state=pending', 'due=overdue', 'due=today', 'type=manual', 'action=call', 'q=pricing']) {
    await page.goto(`/inbox?${query}`)
    await expect.poll(async () => ((await grid.isVisible()) ? Number(await grid.getAttribute('aria-rowcount')) : 0), { message: query }).not.toBe(all)
  }
  await page.getByRole('button', { name: /^Clear/ }).first().click()
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBe(all)
})

test('a task that does not exist says so, and an empty view offers the way out', async ({ page }) => {
  await signInAs(page, 'Mei Tanaka')
  await page.goto('/inbox?q=zzzzzz')
  await expect(page.getByRole('button', { name: /clear/i }).first()).toBeVisible()
})

test.describe('with a task nobody has', () => {
  test.use({ expectedErrors: [/status of 404/] })
  test('the drawer says that it is not there', async ({ page }) => {
    await signInAs(page, 'Mei Tanaka')
    await page.goto('/inbox?task=99999999')
    await expect(drawer(page)).toContainText(/There is no such task/)
  })
})
