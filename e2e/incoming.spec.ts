import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures.ts'
import { openTask, taskList, taskRow } from './inbox-page.ts'
import { ask, makeTask } from './task-api.ts'

/** Waits until the page hears what others do. */
async function listening(page: Page, act: () => Promise<unknown>): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().endsWith('/api/v2/changes') && response.ok())
  await act()
  await stream
}

const pill = (page: Page) => page.getByRole('button', { name: /new|changed/ })

test('what others do to a task that is shown appears in its row; what would move rows waits to be let in', async ({ page, service }) => {
  const note = 'Seen while it happens'
  const task = await makeTask(service, 'Amara Diallo', note)
  await listening(page, () => signInAs(page, 'Amara Diallo'))
  await expect(taskRow(page, note)).toBeVisible()
  const rows = await taskList(page).getByRole('row').count()

  await ask(service, `/api/v2/tasks/${task.id}`, { method: 'PATCH', body: { data: { type: 'task', id: task.id, attributes: { note: 'Changed by the admin' } } } })
  await expect(taskRow(page, 'Changed by the admin')).toBeVisible()
  await expect(pill(page)).toHaveCount(0)

  const later = 'Came in while it was looked at'
  await makeTask(service, 'Amara Diallo', later)
  await expect(page.getByRole('button', { name: '1 new, show them' })).toBeVisible()
  await expect(taskRow(page, later)).toHaveCount(0)

  await ask(service, `/api/v2/tasks/${task.id}/actions/markComplete`, { method: 'POST' })
  await expect(taskRow(page, 'Changed by the admin').getByRole('img', { name: 'Done', exact: true })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '1 new · 1 changed since this list was read.' })).toHaveCount(1)
  expect(await taskList(page).getByRole('row').count()).toBe(rows)

  await page.getByRole('button', { name: '1 new · 1 changed, show them' }).click()
  await expect(taskRow(page, later)).toBeVisible()
  await expect(taskRow(page, 'Changed by the admin')).toHaveCount(0)
  await expect(pill(page)).toHaveCount(0)
  await expect(page.getByRole('grid', { name: 'Tasks' }).locator(':focus')).toHaveCount(1)
})

test('an own action reads no list, and its echo changes nothing', async ({ page, service }) => {
  const note = 'Snoozed by its owner'
  await makeTask(service, 'Noah Lindqvist', note)
  await listening(page, () => signInAs(page, 'Noah Lindqvist'))
  await openTask(page, note)
  // Once this is told, the look at what came between the list's reading and the stream's beginning is over.
  await makeTask(service, 'Noah Lindqvist', 'Told before the snooze')
  await expect(page.getByRole('button', { name: '1 new, show them' })).toBeVisible()
  const reads: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'GET' && /\/api\/v2\/tasks\?/.test(request.url())) reads.push(request.url())
  })
  const answered = page.waitForResponse((response) => response.url().includes('/actions/snooze') && response.ok())
  await page.getByRole('region', { name: 'Task details' }).getByRole('button', { name: 'Snooze', exact: true }).click()
  await answered
  // What is told after the echo: by then the echo has been taken.
  const later = await makeTask(service, 'Noah Lindqvist', 'Told after the snooze')
  await expect(page.getByRole('button', { name: '2 new, show them' })).toBeVisible()
  expect(reads.map(decodeURIComponent).filter((url) => !url.includes(`filter[id]=${later.id}`))).toEqual([])
})
