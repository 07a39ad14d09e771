import { taskDocumentSchema } from '#contract/task.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { drawer, taskRow } from './inbox-page.ts'
import { makeTask, readTask } from './task-api.ts'

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
  // What answers an earlier letter is not taken.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(form.getByRole('combobox', { name: 'About' })).toHaveValue(/ /, { timeout: 500 })
  }).toPass()
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

test('a rep edits a task: only what was changed is sent, and what was typed and not saved is there again', async ({ page, service }) => {
  const task = await makeTask(service, 'Lukas Brandt', 'Before the edit')
  await signInAs(page, 'Lukas Brandt')
  await page.goto('/inbox?q=edit')
  await taskRow(page, 'Before the edit').focus()
  await page.keyboard.press('Shift+E')
  const form = page.getByRole('dialog', { name: 'Edit task' })
  await form.getByRole('textbox', { name: 'Note' }).fill('After the edit')
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  await page.keyboard.press('Shift+E')
  await expect(form.getByText(/Not saved yet/)).toBeVisible()
  await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue('After the edit')
  await form.getByRole('radio', { name: 'Urgent' }).press('Space')
  const sent = page.waitForRequest((request) => request.method() === 'PATCH')
  await page.keyboard.press('Control+Enter')
  await expect(taskRow(page, 'After the edit')).toBeVisible()
  const { data } = (await sent).postDataJSON() as { data: { attributes: object; relationships: object } }
  expect([Object.keys(data.attributes), Object.keys(data.relationships)]).toEqual([['note'], ['taskPriority']])
  await expect.poll(async () => (await readTask(service, task.id)).attributes.note).toBe('After the edit')
  await page.keyboard.press('Shift+E')
  await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue('After the edit')
  await expect(form.getByText(/Not saved yet/)).toBeHidden()
})
