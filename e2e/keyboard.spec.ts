import { expect, signInAs, test } from './fixtures.ts'
import { drawer, taskList, taskRow } from './inbox-page.ts'
import { makeTask, readTask } from './task-api.ts'

test('a rep moves, opens, completes and closes without the mouse, and the focus comes back to the row', async ({ page, service }) => {
  const notes = ['Keys one', 'Keys two', 'Keys three']
  for (const note of notes) await makeTask(service, 'Jamal Whitaker', note)
  await signInAs(page, 'Jamal Whitaker')
  await page.goto('/inbox?q=keys')
  await expect(taskRow(page, 'Keys three')).toBeVisible()
  await taskList(page).getByRole('row').nth(1).focus()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(drawer(page)).toContainText('Keys two')
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toBeHidden()
  await expect(taskRow(page, 'Keys two')).toBeFocused()
  await page.keyboard.press('k')
  await expect(taskRow(page, 'Keys one')).toBeFocused()
  await page.keyboard.press('Enter')
  await drawer(page).getByRole('button', { name: 'Complete', exact: true }).press('Enter')
  await expect(taskRow(page, 'Keys one').getByRole('img', { name: /^Done/ })).toBeVisible()
})

test('keys typed while searching are text', async ({ page, service }) => {
  const task = await makeTask(service, 'Jamal Whitaker', 'Typing test')
  await signInAs(page, 'Jamal Whitaker')
  await page.getByRole('searchbox').or(page.getByRole('textbox', { name: /search/i })).first().fill('')
  await page.keyboard.type('jkex typing')
  await expect(page).toHaveURL(/q=jkex/)
  expect((await readTask(service, task.id)).attributes.state).toBe('incomplete')
})
