import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList, taskRow } from './inbox-page.ts'
import { ask, makeTask, readTask, userIdOf } from './task-api.ts'

const notes = ['Relay one', 'Relay two', 'Relay three', 'Relay four']

/** The task that is played. */
const played = (page: Page) => page.getByRole('region', { name: 'Task of this run' })

test('a rep plays a view through by keyboard: skips, survives a reload and a colleague, goes back to the list, and sees what was done', async ({ page, service }) => {
  const tasks = []
  for (const note of notes) tasks.push(await makeTask(service, 'Noah Lindqvist', note))
  await signInAs(page, 'Noah Lindqvist')
  await page.goto('/inbox?q=relay')
  await expect(taskRow(page, 'Relay four')).toBeVisible()
  await taskList(page).getByRole('row').nth(1).focus()
  await page.keyboard.press('Shift+P')
  await expect(played(page)).toContainText('Relay one')
  await expect(page.getByText('1 of 4')).toBeVisible()

  await page.keyboard.press('ArrowRight')
  await expect(played(page)).toContainText('Relay two')
  await page.keyboard.press('e')
  await expect(played(page)).toContainText('Relay three')
  await expect(page.getByText('2 of 4')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(played(page)).toContainText('Relay two')
  await page.keyboard.press('e')
  await expect(played(page)).toContainText('Relay three')
  await page.reload()
  await expect(played(page)).toContainText('Relay three')
  await expect(page.getByText('2 of 4')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(taskRow(page, 'Relay three')).toBeFocused()
  await page.keyboard.press('Shift+P')
  await expect(played(page)).toContainText('Relay three')

  // Somebody else is faster with the next one.
  await ask(service, `/api/v2/tasks/${tasks[3]?.id}/actions/markComplete`, { method: 'POST' })
  await page.keyboard.press('e')
  await expect(page.getByRole('region', { name: 'Messages' }).getByText(/was completed by Grace Mbeki meanwhile/)).toBeVisible()
  await expect(played(page)).toContainText('Relay one')
  await page.keyboard.press('e')

  await expect(page.getByRole('heading', { name: 'That was all' })).toBeFocused()
  await expect(page.getByText(/3 tasks in/)).toBeVisible()
  await page.getByRole('button', { name: 'Back to the list' }).last().press('Enter')
  await expect(page).toHaveURL(/\/inbox\?q=relay$/)
  for (const { id } of tasks) await expect.poll(async () => (await readTask(service, id)).attributes.state).toBe('complete')
})

test.describe('where somebody gives a task away', () => {
  // Chromium reports what the service refuses.
  test.use({ expectedErrors: [/status of 4(03|12)/] })
  test('what is refused after a reload comes again in the run, and says why', async ({ page, service }) => {
    const tasks = []
    for (const note of ['Baton one', 'Baton two']) tasks.push(await makeTask(service, 'Lukas Brandt', note))
    await signInAs(page, 'Lukas Brandt')
    await page.goto('/inbox?q=baton')
    await taskRow(page, 'Baton one').focus()
    await page.keyboard.press('Shift+P')
    await expect(played(page)).toContainText('Baton one')
    await page.keyboard.press('e')
    await expect(page.getByText('2 of 2')).toBeVisible()
    // While the completion is held, somebody gives the task away, and the page is read again.
    const receiver = await userIdOf(service, 'Amara Diallo')
    await ask(service, `/api/v2/tasks/${tasks[0]?.id}/actions/reassignOwner?actionParams[ownerId]=${receiver}`, { method: 'POST' })
    await page.reload()
    await expect(played(page)).toContainText('Baton two')
    await expect(page.getByRole('alert').getByText(/was not completed: Grace Mbeki gave it to Amara Diallo meanwhile\.$/)).toBeVisible({ timeout: 15_000 })
    await expect(page.getByText('1 of 2')).toBeVisible()
    expect((await readTask(service, tasks[0]?.id ?? 0)).attributes.state).toBe('incomplete')
  })
})

test.describe('in a tunnel', () => {
  test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] })
  test('what was picked is played, also without a network', async ({ page, service, context }) => {
    for (const note of ['Tunnel one', 'Tunnel two', 'Tunnel three']) await makeTask(service, 'Amara Diallo', note)
    await signInAs(page, 'Amara Diallo')
    await page.goto('/inbox?q=tunnel')
    await taskRow(page, 'Tunnel one').focus()
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+P')
    await expect(played(page)).toContainText('Tunnel one')
    await expect(page).toHaveURL(/only=\d+,\d+/)
    await context.setOffline(true)
    await page.keyboard.press('e')
    await expect(played(page)).toContainText('Tunnel three')
    await expect(page.getByText(/^Offline, 1 kept/)).toBeVisible()
    await played(page).getByRole('button', { name: 'Snooze' }).click()
    await expect(page.getByRole('heading', { name: 'That was all' })).toBeVisible()
    await context.setOffline(false)
    await expect(page.getByText(/^Offline/)).toBeHidden()
  })
})
