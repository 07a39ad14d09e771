import { taskDocumentSchema } from '#contract/task.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { drawer, taskRow } from './inbox-page.ts'
import { readTask } from './task-api.ts'

// The fault that the test makes is reported by Chromium itself.
test.use({ expectedErrors: [/net::ERR_CONNECTION_RESET/] })

test('a rep makes a task by keyboard: found by name, refused by the service on its field, kept over a reload, made once', async ({ page, service }) => {
  await signInAs(page, 'Lukas Brandt')
  await page.getByRole('grid', { name: 'Tasks' }).getByRole('row').nth(1).focus()
  await page.keyboard.press('c')
  const form = page.getByRole('dialog', { name: 'New task' })
  await expect(form.getByRole('combobox', { name: 'About' })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(form.getByRole('combobox', { name: 'About' })).toHaveAccessibleDescription(/Say whom it is about/)

  await page.keyboard.type('da')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('combobox', { name: 'About' })).toHaveValue(/ /)
  const about = await form.getByRole('combobox', { name: 'About' }).inputValue()
  await form.getByRole('radio', { name: 'Email' }).press('Space')
  await form.getByRole('radio', { name: 'High' }).press('Space')
  await form.getByRole('textbox', { name: 'Note' }).fill('Made in the form')
  await page.reload()
  await page.getByRole('button', { name: 'New task' }).click()
  await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue('Made in the form')
  await expect(form.getByRole('radio', { name: 'Email' })).toBeChecked()

  // Its answer is lost: the next attempt is the same request.
  const posts: string[] = []
  await page.route('**/api/v2/tasks', async (route) => {
    posts.push(route.request().headers()['idempotency-key'] ?? '')
    if (posts.length > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/api/v2/tasks'))
  await form.getByRole('textbox', { name: 'Note' }).press('Control+Enter')
  await expect(form).toBeHidden()
  const { data } = taskDocumentSchema.parse(await (await answered).json())
  expect(new Set(posts).size).toBe(1)
  expect((await readTask(service, data.id)).attributes).toMatchObject({ action: 'email', note: 'Made in the form', state: 'incomplete' })
  await page.goto(`/inbox?q=form&task=${data.id}`)
  await expect(drawer(page)).toContainText(about)
  await expect(taskRow(page, 'Made in the form')).toHaveCount(1)
})
