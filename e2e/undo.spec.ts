import type { Page, Request } from '@playwright/test'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, openTask, taskRow } from './inbox-page.ts'
import { ask, makeTask, readTask } from './task-api.ts'

/** Every request that asks to complete a task, of all pages there are and will be. */
function watchCompletions(page: Page): Request[] {
  const sent: Request[] = []
  page.context().on('request', (request) => {
    if (request.url().includes('/actions/markComplete')) sent.push(request)
  })
  return sent
}

function markDone(page: Page, note: string) {
  return taskRow(page, note).getByRole('button', { name: /^Mark done/ })
}

function isDone(page: Page, note: string) {
  return taskRow(page, note).getByRole('img', { name: /^Done/ })
}

test('a completion undone from its message never reaches the service', async ({ page, service }) => {
  const note = 'Undo by the message'
  const task = await makeTask(service, 'Mei Tanaka', note)
  const sent = watchCompletions(page)
  await page.addInitScript(() => localStorage.setItem('daysheet.holdSeconds', '5'))
  await signInAs(page, 'Mei Tanaka')
  await markDone(page, note).click()
  await expect(isDone(page, note)).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(markDone(page, note)).toBeVisible()
  await expect(taskRow(page, note)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: /^Undone: completed/ })).toHaveCount(1)

  // What is done next waits as long, and is sent: by then the first would have been, too.
  const later = 'Sent after the undone one'
  const other = await makeTask(service, 'Mei Tanaka', later)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await markDone(page, later).click()
  await expect.poll(async () => (await readTask(service, other.id)).attributes.state, { timeout: 20_000 }).toBe('complete')
  expect((await readTask(service, task.id)).attributes.state).toBe('incomplete')
  expect(sent.map((request) => request.url()).filter((url) => url.includes(`/tasks/${task.id}/`))).toEqual([])
})

test('Ctrl+Z takes back the latest action first, each by its own way, and leaves text fields alone', async ({ page, service }) => {
  const note = 'Undo by the key'
  const task = await makeTask(service, 'Sofia Alvarez', note)
  await signInAs(page, 'Sofia Alvarez')
  await openTask(page, note)
  await actionButton(page, 'Snooze').click()
  await expect.poll(async () => Date.parse((await readTask(service, task.id)).attributes.dueAt ?? '')).toBeGreaterThan(Date.now())
  await actionButton(page, 'Complete').click()
  await expect(isDone(page, note)).toBeVisible()

  const search = page.getByRole('search').getByRole('searchbox').or(page.getByRole('textbox', { name: /search/i })).first()
  await search.focus()
  await page.keyboard.press('Control+z')
  await expect(isDone(page, note)).toBeVisible()

  await actionButton(page, 'Complete').focus()
  await page.keyboard.press('Control+z')
  await expect(markDone(page, note)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await readTask(service, task.id)).attributes.dueAt).toBe(task.attributes.dueAt)
  expect((await readTask(service, task.id)).attributes.state).toBe('incomplete')
})

test('after a reload the recent actions are still there, with the way back', async ({ page, service }) => {
  const note = 'Undo after a reload'
  const task = await makeTask(service, 'Tom Kowalski', note)
  const sent = watchCompletions(page)
  await page.addInitScript(() => localStorage.setItem('daysheet.holdSeconds', '30'))
  await signInAs(page, 'Tom Kowalski')
  await markDone(page, note).click()
  await expect(isDone(page, note)).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: /account and appearance/ }).click()
  await page.getByRole('menuitem', { name: /Recent actions/ }).click()
  const sheet = page.getByRole('dialog', { name: 'Recent actions' })
  await expect(sheet.getByRole('listitem').first()).toContainText(/Completed .*waiting \d+ s/)
  await sheet.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(sheet.getByRole('listitem').first()).toContainText('undone')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(markDone(page, note)).toBeVisible()
  expect((await readTask(service, task.id)).attributes.state).toBe('incomplete')
  expect(sent).toEqual([])
})

test('a held completion is sent once, by the next tab, when its own is closed', async ({ page, context, service }) => {
  const note = 'Closed before it was sent'
  const task = await makeTask(service, 'Omar Haddad', note)
  const sent = watchCompletions(page)
  await page.addInitScript(() => localStorage.setItem('daysheet.holdSeconds', '5'))
  await signInAs(page, 'Omar Haddad')
  await markDone(page, note).click()
  await expect(isDone(page, note)).toBeVisible()
  // Safe on the disk before the tab goes: that is what the list of recent actions reads after a reload.
  await page.reload()
  await expect(page.getByRole('button', { name: /not sent yet/ })).toBeVisible()
  await page.close()
  expect((await readTask(service, task.id)).attributes.state).toBe('incomplete')

  const next = await context.newPage()
  await next.goto('/inbox')
  await expect.poll(async () => (await readTask(service, task.id)).attributes.state, { timeout: 20_000 }).toBe('complete')
  await expect(next.getByRole('button', { name: /not sent yet/ })).toBeHidden()
  expect(sent).toHaveLength(1)
})

test('an undo that would overwrite a colleague’s change is explained with both sides instead, and can be insisted on', async ({ page, service }) => {
  const note = 'Undo against a colleague'
  const task = await makeTask(service, 'Dana Okafor', note)
  await signInAs(page, 'Dana Okafor')
  await openTask(page, note)
  await actionButton(page, 'Snooze').click()
  await expect.poll(async () => (await readTask(service, task.id)).attributes.dueAt).not.toBe(task.attributes.dueAt)
  const theirs = '2031-05-06T15:00:00.000Z'
  await ask(service, `/api/v2/tasks/${task.id}/actions/reschedule?actionParams[dueAt]=${theirs}`, { method: 'POST' })
  await page.keyboard.press('Control+z')
  const alert = page.getByRole('alert').filter({ hasText: /was not put back/ })
  await expect(alert.getByRole('row', { name: /^Due/ })).toContainText('2031')
  expect((await readTask(service, task.id)).attributes.dueAt).toBe(theirs)
  await alert.getByRole('button', { name: 'Set mine again' }).click()
  await expect.poll(async () => (await readTask(service, task.id)).attributes.dueAt).toBe(task.attributes.dueAt)
  await expect(alert).toBeHidden()
})
