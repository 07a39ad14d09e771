import { taskDocumentSchema } from '#contract/task.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { drawer, taskRow } from './inbox-page.ts'
import { makeTask, readTask } from './task-api.ts'

// The fault that the test makes is reported by Chromium itself.
test.use({ expectedErrors: [/net::ERR_(CONNECTION_RESET|INTERNET_DISCONNECTED)/] })

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

test('the key that edits works before the code around the form is there', async ({ page, service }) => {
  await makeTask(service, 'Lukas Brandt', 'Opened early')
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/assets/task-form-host*.js', async (route) => {
    await held
    await route.continue()
  })
  await signInAs(page, 'Lukas Brandt')
  await taskRow(page, 'Opened early').focus()
  await page.keyboard.press('Shift+E')
  await expect(page.getByRole('dialog', { name: 'Edit task' }).getByRole('textbox', { name: 'Note' })).toHaveValue('Opened early')
  release()
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

test('a due date is typed in words; made in a tunnel, a task can be mended or let go while it waits', async ({ page, context, service }) => {
  const note = 'Made in a tunnel'
  await makeTask(service, 'Marcus Bell', 'Before the tunnel')
  await signInAs(page, 'Marcus Bell')
  await expect(taskRow(page, 'Before the tunnel')).toBeVisible()
  await page.keyboard.press('c')
  const form = page.getByRole('dialog', { name: 'New task' })
  await form.getByRole('radio', { name: 'Email' }).press('Space')
  // A letter in the date begins words; what is no time holds the form back.
  await form.getByRole('spinbutton', { name: /^month/i }).focus()
  await page.keyboard.type('tue 9x')
  const due = form.getByRole('textbox', { name: 'Due' })
  await expect(due).toHaveAccessibleDescription(/“9x” is no day or time/)
  await page.keyboard.press('Control+Enter')
  await expect(due).toBeFocused()
  await due.fill('tue 9am')
  await expect(due).toHaveAccessibleDescription(/^Tuesday .* 9:00 AM$/)
  await page.keyboard.press('Enter')
  await expect(form.getByRole('spinbutton', { name: /^month/i })).toBeFocused()
  await expect(form.getByRole('spinbutton', { name: /^hour/i })).toHaveText('09')

  await form.getByRole('combobox', { name: 'About' }).focus()
  await page.keyboard.type('ma')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  // What is found comes bit by bit, and Enter takes what is pointed at by then.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(form.getByRole('combobox', { name: 'About' })).toHaveValue(/ /, { timeout: 500 })
  }).toPass()
  await form.getByRole('textbox', { name: 'Note' }).fill(note)
  await context.setOffline(true)
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
  const line = page.getByRole('button', { name: /^Offline — 1 kept/ })
  const sheet = page.getByRole('dialog', { name: 'Recent actions' })
  await line.click()
  await expect(sheet.getByRole('listitem').filter({ hasText: note })).toContainText(/Email · Tue.* · Made in a tunnel/)
  await sheet.getByRole('button', { name: /^Edit the new task for/ }).click()
  await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue(note)
  await form.getByRole('textbox', { name: 'Note' }).fill(`${note}, mended`)
  await page.keyboard.press('Control+Enter')
  await line.click()
  await sheet.getByRole('listitem').filter({ hasText: 'mended' }).getByRole('button', { name: /^Discard/ }).click()
  await expect(sheet.getByText('New tasks, not created yet')).toBeHidden()
  await page.keyboard.press('Escape')
  await context.setOffline(false)
  await expect(page.getByRole('button', { name: /^Offline/ })).toBeHidden()
  await page.goto('/inbox?q=made+in+a+tunnel')
  await expect(page.getByText('No task matches')).toBeVisible()
})
