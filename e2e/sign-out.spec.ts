import type { Page } from '@playwright/test'
import { readStorage, untilKept } from './browser-storage.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, openTask, taskRow } from './inbox-page.ts'
import { actionsOn, makeTask } from './task-api.ts'

// Chromium reports what the ended session refuses.
test.use({ expectedErrors: [/Failed to load resource/] })

async function signOut(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).first().click()
  await page.getByRole('menuitem', { name: 'Sign out' }).or(page.getByRole('button', { name: 'Sign out' })).click()
}

test('signing out in one tab clears the other tabs, and leaves nothing of the person in the browser', async ({ page, context, service }) => {
  const note = 'Seen in three tabs'
  const task = await makeTask(service, 'Marcus Bell', note)
  await signInAs(page, 'Marcus Bell')
  const others = [await context.newPage(), await context.newPage()]
  for (const tab of [page, ...others]) {
    await tab.goto('/inbox')
    await expect(taskRow(tab, note)).toBeVisible()
  }
  await openTask(others[0]!, note)
  await actionButton(others[0]!, 'Snooze').click()
  await expect.poll(() => actionsOn(service, task.id)).toEqual(['snooze'])
  await untilKept(page, 1)
  expect((await readStorage(page)).log).not.toEqual([])

  await signOut(page, 'Marcus Bell')
  for (const tab of [page, ...others]) {
    await expect(tab).toHaveURL(/\/sign-in/)
    await expect(tab.getByRole('button', { name: 'Continue as Marcus Bell', exact: true })).toBeVisible()
    await expect(tab.getByText(note)).toHaveCount(0)
  }
  // Also not once the other tabs have written what they had still to write.
  await others[0]!.reload()
  await expect(others[0]!.getByRole('button', { name: 'Continue as Marcus Bell', exact: true })).toBeVisible()
  const { log, cache, settings } = await readStorage(others[1]!)
  expect({ log, cache, settings: settings.filter(([, value]) => value !== null) }).toEqual({ log: [], cache: [], settings: [] })
})
