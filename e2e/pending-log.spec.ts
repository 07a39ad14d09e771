import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, openTask, taskRow } from './inbox-page.ts'
import { makeTask, readTask } from './task-api.ts'

test('a completion still held back survives the page: it shows after a reload, and is sent once', async ({ page, service }) => {
  const note = 'Close the laptop in the tunnel'
  const task = await makeTask(service, 'Priya Raman', note)
  await signInAs(page, 'Priya Raman')
  const details = await openTask(page, note)
  await actionButton(page, 'Complete').click()
  await expect(taskRow(page, note).getByRole('img', { name: /^Done/ })).toBeVisible()
  await page.reload()
  await expect(details).toContainText(note)
  await expect(actionButton(page, 'Complete')).toBeDisabled()
  await expect.poll(async () => (await readTask(service, task.id)).attributes.state, { timeout: 20_000 }).toBe('complete')
  expect((await readTask(service, task.id)).meta?.rev, 'one change').toBe(2)
})

test('a tab that is closed at once leaves its work to another, which sends it once', async ({ page, service, context }) => {
  const note = 'Hand over to the other tab'
  const task = await makeTask(service, 'Marcus Bell', note)
  await signInAs(page, 'Marcus Bell')
  const other = await context.newPage()
  await other.goto('/inbox')
  await openTask(other, note)
  await openTask(page, note)
  await actionButton(page, 'Complete').click()
  await expect(actionButton(other, 'Complete'), 'the other tab agrees').toBeDisabled()
  await page.close()
  await expect.poll(async () => (await readTask(service, task.id)).meta?.rev, { timeout: 20_000 }).toBe(2)
  expect((await readTask(service, task.id)).attributes.state).toBe('complete')
})

test('signing out leaves nothing of the person in the browser', async ({ page, service }) => {
  const note = 'Leave nothing behind'
  const task = await makeTask(service, 'Dana Okafor', note)
  await signInAs(page, 'Dana Okafor')
  await openTask(page, note)
  await actionButton(page, 'Complete').click()
  await page.getByRole('button', { name: /Dana Okafor/ }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).or(page.getByRole('button', { name: 'Sign out' })).click()
  await page.waitForURL(/sign-in/)
  // What was held is not lost: it was sent before the page forgot it.
  expect((await readTask(service, task.id)).attributes.state).toBe('complete')
  const kept = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('daysheet')
      opening.onsuccess = () => resolve(opening.result)
    })
    const count = await new Promise((resolve) => {
      const counting = database.transaction('log').objectStore('log').count()
      counting.onsuccess = () => resolve(counting.result)
    })
    database.close()
    return count
  })
  expect(kept).toBe(0)
})
