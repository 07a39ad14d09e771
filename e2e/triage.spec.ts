import { relatedId } from '#contract/task.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, openTask, taskRow } from './inbox-page.ts'
import { makeTask, readTask, userIdOf } from './task-api.ts'

test('a rep completes a task: the row shows it before the answer, the service keeps it, a second browser sees it', async ({ page, service, browser }) => {
  const note = 'Confirm the pilot’s start date'
  const task = await makeTask(service, 'Priya Raman', note)
  await signInAs(page, 'Priya Raman')
  await openTask(page, note)
  await expect(page).toHaveURL(new RegExp(`[?&]task=${task.id}(&|$)`))

  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/actions/markComplete**', async (route) => {
    await held
    await route.continue()
  })
  await actionButton(page, 'Complete').click()
  await expect(taskRow(page, note).getByRole('img', { name: /^Done, saving/ })).toBeVisible()
  expect((await readTask(service, task.id)).attributes.state).toBe('incomplete')
  release()
  await expect(taskRow(page, note).getByRole('img', { name: 'Done', exact: true })).toBeVisible()
  const kept = await readTask(service, task.id)
  expect(kept.attributes.state).toBe('complete')
  expect(kept.attributes.stateChangedAt).not.toBeNull()

  const second = await browser.newContext({ baseURL: service.url })
  const other = await second.newPage()
  await signInAs(other, 'Priya Raman')
  await other.goto(`/inbox?state=complete&sort=-stateChangedAt&task=${task.id}`)
  await expect(other.getByRole('region', { name: 'Task details' })).toContainText(note)
  await expect(actionButton(other, 'Complete')).toBeDisabled()
  await second.close()
})

test('a snooze moves the task to tomorrow at once and says so', async ({ page, service }) => {
  const note = 'Ask who signs the order form'
  const task = await makeTask(service, 'Marcus Bell', note)
  await signInAs(page, 'Marcus Bell')
  const details = await openTask(page, note)
  await actionButton(page, 'Snooze').click()
  await expect(details).toContainText('Tomorrow')
  await expect(page.getByRole('status').filter({ hasText: 'snoozed' }).first()).toBeVisible()
  await expect.poll(async () => Date.parse((await readTask(service, task.id)).attributes.dueAt ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000)
})

test('a rep reschedules with the keyboard alone', async ({ page, service }) => {
  const note = 'Walk through the security review'
  const task = await makeTask(service, 'Dana Okafor', note)
  await signInAs(page, 'Dana Okafor')
  await openTask(page, note)
  await actionButton(page, 'Reschedule').press('Enter')
  const month = page.getByRole('spinbutton', { name: /^month/i })
  await expect(month).toBeFocused()
  // Month, day, year, hour, minute, half of the day: each part moves on by itself when it is full.
  await page.keyboard.type('03152031')
  await page.keyboard.type('0930A')
  await page.keyboard.press('Enter')
  // 9:30 in New York in daylight saving time.
  await expect.poll(async () => (await readTask(service, task.id)).attributes.dueAt).toBe('2031-03-15T13:30:00.000Z')
})

test('a rep hands a task to a colleague found by name', async ({ page, service }) => {
  const note = 'Send the reference customers'
  const task = await makeTask(service, 'Tom Kowalski', note)
  await signInAs(page, 'Tom Kowalski')
  await openTask(page, note)
  await actionButton(page, 'Reassign').click()
  await page.getByRole('combobox', { name: 'Owner' }).fill('dana')
  await page.getByRole('option', { name: /Dana Okafor/ }).click()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(taskRow(page, note)).toContainText('Dana')
  const dana = await userIdOf(service, 'Dana Okafor')
  await expect.poll(async () => relatedId(await readTask(service, task.id), 'owner')).toBe(dana)
})

test('an admin hands work to another team, and the row says whose it is', async ({ page, service }) => {
  const note = 'Cover the Lisbon account'
  const task = await makeTask(service, 'Noah Lindqvist', note)
  await signInAs(page, 'Grace Mbeki')
  // An admin's list has what all other tests made.
  await page.goto('/inbox?owner=all&q=lisbon')
  await openTask(page, note)
  await actionButton(page, 'Reassign').click()
  await page.getByRole('combobox', { name: 'Owner' }).fill('amara')
  await page.getByRole('option', { name: /Amara Diallo/ }).click()
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(taskRow(page, note)).toContainText('Amara')
  const amara = await userIdOf(service, 'Amara Diallo')
  await expect.poll(async () => relatedId(await readTask(service, task.id), 'owner')).toBe(amara)
})

test.describe('when the service refuses', () => {
  test.use({ expectedErrors: [/status of 4(?:12|22)|\/changes/] })

  test('the reason is told once and the row shows the truth', async ({ page, service }) => {
    const note = 'Chase the signed MSA'
    const task = await makeTask(service, 'Priya Raman', note)
    // Without the stream of changes: with it the page would know before the person can act.
    await page.route('**/api/v2/changes', (route) => route.abort())
    await signInAs(page, 'Priya Raman')
    await openTask(page, note)
    // A colleague completes it in the meantime; this page doesn't know yet.
    const elsewhere = await fetch(`${service.url}/api/v2/tasks/${task.id}/actions/markComplete`, { method: 'POST', headers: { Authorization: 'Bearer end-to-end-tests-only' } })
    expect(elsewhere.status).toBe(200)
    await actionButton(page, 'Snooze').click()
    await expect(page.getByRole('alert').filter({ hasText: /not snoozed/ })).toHaveCount(1)
    await expect(taskRow(page, note).getByRole('img', { name: 'Done', exact: true })).toBeVisible()
    await expect(actionButton(page, 'Snooze')).toBeDisabled()
  })
})
