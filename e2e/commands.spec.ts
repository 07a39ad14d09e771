import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures.ts'
import { drawer, taskList, taskRow } from './inbox-page.ts'
import { makeTask, readTask } from './task-api.ts'

function palette(page: Page) {
  return page.getByRole('dialog', { name: 'Command palette' })
}

function keySheet(page: Page) {
  return page.getByRole('dialog', { name: 'Keyboard' })
}

function isDone(page: Page, note: string) {
  return taskRow(page, note).getByRole('img', { name: /^Done/ })
}

test('the palette runs a command, goes to a view and opens a task, each by a few letters typed at once', async ({ page, service }) => {
  const note = 'Zephyr rollout, ask for the pilot list'
  await makeTask(service, 'Mei Tanaka', note)
  await signInAs(page, 'Mei Tanaka')
  await expect(taskRow(page, note)).toBeVisible()
  // Without waiting: what is typed before the field is there is its text.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('theme dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(palette(page)).toBeHidden()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('upcoming')
  await expect(palette(page).getByRole('option', { selected: true })).toContainText('Upcoming')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Upcoming' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('zephyr pilot')
  await expect(palette(page).getByRole('option', { selected: true })).toContainText(note)
  await page.keyboard.press('Enter')
  await expect(drawer(page)).toContainText(note)

  await page.keyboard.press('Control+k')
  await expect(palette(page).getByRole('group', { name: 'Recent' }).getByRole('option')).toContainText([note, 'Upcoming', 'Theme: dark'])
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
})

test('a key can be changed, is told where it clashes, and single keys can be turned off, all for good', async ({ page, service }) => {
  const note = 'Keys of one’s own'
  const task = await makeTask(service, 'Tom Kowalski', note)
  await signInAs(page, 'Tom Kowalski')
  await expect(taskRow(page, note)).toBeVisible()
  await page.keyboard.press('?')
  const cap = keySheet(page).getByRole('button', { name: /^Key of Complete: E/ })
  await cap.click()
  await page.keyboard.press('j')
  await expect(keySheet(page).getByRole('alert').filter({ hasText: 'J is the key of “Next task”.' })).toBeVisible()
  await page.keyboard.press('y')
  await expect(keySheet(page).getByRole('button', { name: /^Key of Complete: Y/ })).toBeFocused()

  await page.reload()
  await taskRow(page, note).focus()
  await page.keyboard.press('e')
  await page.keyboard.press('y')
  await expect(isDone(page, note)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(isDone(page, note)).toBeHidden()

  await page.keyboard.press('?')
  await keySheet(page).getByRole('switch', { name: 'Single keys' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(keySheet(page)).toBeHidden()
  await taskRow(page, note).focus()
  for (const key of ['y', '?', 'e']) await page.keyboard.press(key)
  // Keys with a modifier still are what they were.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('keyboard')
  await page.keyboard.press('Enter')
  await keySheet(page).getByRole('button', { name: 'Reset all' }).click()
  await expect(keySheet(page).getByRole('button', { name: /^Key of Complete: E/ })).toBeVisible()
  expect((await readTask(service, task.id)).attributes.state).toBe('incomplete')
})

test('a task’s menu opens by key and by the right button, acts, and gives the focus back', async ({ page, service }) => {
  const note = 'Menu of a task'
  const task = await makeTask(service, 'Sofia Alvarez', note)
  await signInAs(page, 'Sofia Alvarez')
  await taskRow(page, note).focus()
  await page.keyboard.press('Shift+F10')
  const menu = page.getByRole('menu', { name: /^Actions:/ })
  await expect(menu.getByRole('menuitem', { name: /^Complete/ }).first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(taskRow(page, note)).toBeFocused()

  await taskRow(page, note).click({ button: 'right' })
  await menu.getByRole('menuitem', { name: 'Priority' }).press('ArrowRight')
  await page.getByRole('menu', { name: 'Priority' }).getByRole('menuitem', { name: 'Urgent' }).press('Enter')
  await expect(taskRow(page, note).getByRole('img', { name: 'Urgent priority' })).toBeVisible()

  await taskRow(page, note).hover()
  await taskRow(page, note).getByRole('button', { name: /^All actions/ }).click()
  await menu.getByRole('menuitem', { name: /^Complete/ }).first().click()
  await expect(isDone(page, note)).toBeVisible()
  await taskList(page).getByRole('row').filter({ hasText: note }).click({ button: 'right' })
  await expect(menu.getByRole('menuitem', { name: /^Complete/ }).first()).toHaveAttribute('aria-disabled', 'true')
  await expect(menu.getByRole('menuitem', { name: /^Complete/ }).first()).toHaveAccessibleDescription('The task is already complete.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(isDone(page, note)).toBeHidden()
  await expect.poll(async () => (await readTask(service, task.id)).relationships['taskPriority']?.data).toMatchObject({ type: 'taskPriority' })
})
