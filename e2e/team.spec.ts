import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList } from './inbox-page.ts'
import { ask, makeTask } from './task-api.ts'

const board = (page: Page) => page.getByRole('table', { name: 'Load' })
const rowOf = (page: Page, name: string) => board(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(name) }) })
const overdueOf = async (page: Page, name: string) => Number(/Overdue: (\d+) tasks?/.exec((await rowOf(page, name).getByRole('link', { name: /, Overdue: / }).getAttribute('aria-label')) ?? '')?.[1])

test('a manager sees who drowns, and every number leads to its tasks', async ({ page }) => {
  await signInAs(page, 'Ray Santos')
  await page.getByRole('link', { name: 'Team', exact: true }).click()
  await expect(board(page).getByRole('rowheader')).toHaveCount(4)
  await expect(rowOf(page, 'Noah Lindqvist')).toContainText(/Drowning|Over capacity|On track|Has room/)

  const link = rowOf(page, 'Noah Lindqvist').getByRole('link', { name: /, Today: / })
  const count = Number(/Today: (\d+) tasks?/.exec((await link.getAttribute('aria-label')) ?? '')?.[1])
  await link.click()
  await expect(page).toHaveURL(/owner=\d+&days=/)
  await expect(page.getByRole('heading', { level: 1 }).locator('xpath=following-sibling::p[1]')).toHaveText(`${count} tasks`)
  await expect(taskList(page).getByRole('row').nth(1)).toContainText('Noah')
  await page.goBack()
  await rowOf(page, 'Noah Lindqvist').getByRole('link', { name: /, Overdue: / }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overdue' })).toBeVisible()
})

test('what others do shows on the board within a second or two', async ({ page, service }) => {
  await signInAs(page, 'Ray Santos')
  const stream = page.waitForResponse((response) => response.url().endsWith('/api/v2/changes') && response.ok())
  await page.goto('/team')
  await expect(board(page)).toBeVisible()
  await stream
  const before = await overdueOf(page, 'Jamal Whitaker')
  const task = await makeTask(service, 'Jamal Whitaker', 'Comes while the board is looked at')
  await expect.poll(() => overdueOf(page, 'Jamal Whitaker')).toBe(before + 1)
  await ask(service, `/api/v2/tasks/${task.id}`, { method: 'DELETE' })
  await expect.poll(() => overdueOf(page, 'Jamal Whitaker')).toBe(before)
})

test('a manager says how much somebody works, and supposes what isn’t so', async ({ page }) => {
  await signInAs(page, 'Ray Santos')
  await page.goto('/team')
  await rowOf(page, 'Mei Tanaka').getByRole('button').click()
  const sheet = page.getByRole('dialog', { name: 'Mei Tanaka' })
  await expect(sheet.getByRole('img', { name: /^Done, / })).toBeVisible()
  await sheet.getByRole('radio', { name: 'Numbers' }).check()
  await expect(sheet.getByRole('columnheader', { name: 'Snoozed' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await sheet.getByRole('textbox', { name: 'Tasks a day' }).fill('300')
  await sheet.getByRole('button', { name: 'Save', exact: true }).click()
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect(rowOf(page, 'Mei Tanaka')).toContainText('Has room')
  await expect(rowOf(page, 'Mei Tanaka').getByRole('link', { name: /, Today: \d+ tasks?, .*, of 300/ })).toBeVisible()

  await page.getByRole('button', { name: 'What if…' }).click()
  const form = page.getByRole('form', { name: 'What if' })
  await form.getByRole('combobox', { name: 'Suppose' }).selectOption('another capacity')
  await form.getByRole('textbox', { name: 'Tasks a day' }).fill('5')
  await form.getByRole('button', { name: 'Suppose' }).click()
  await expect(page).toHaveURL(/cap=all:5/)
  await expect(rowOf(page, 'Mei Tanaka')).toContainText('Drowning')
  await page.getByRole('button', { name: 'As it is' }).click()
  await expect(rowOf(page, 'Mei Tanaka')).toContainText('Has room')
  await page.getByRole('radio', { name: 'Table' }).check()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})

test('a rep sees their own team, and changes nobody’s hours', async ({ page }) => {
  await signInAs(page, 'Omar Haddad')
  await page.goto('/team')
  await expect(board(page).getByRole('rowheader')).toHaveCount(4)
  await rowOf(page, 'Omar Haddad').getByRole('button').click()
  const sheet = page.getByRole('dialog', { name: 'Omar Haddad' })
  await expect(sheet.getByRole('textbox', { name: 'Tasks a day' })).toBeDisabled()
  await expect(sheet.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
})
