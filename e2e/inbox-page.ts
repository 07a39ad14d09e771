import { expect, type Locator, type Page } from '@playwright/test'

/** The list of tasks. */
export function taskList(page: Page): Locator {
  return page.getByRole('grid', { name: 'Tasks' })
}

/** The row of the task whose note is `note`. */
export function taskRow(page: Page, note: string): Locator {
  return taskList(page).getByRole('row').filter({ hasText: note })
}

/** The open task. */
export function drawer(page: Page): Locator {
  return page.getByRole('region', { name: 'Task details' })
}

/** Opens the task whose note is `note` and waits for its details. */
export async function openTask(page: Page, note: string): Promise<Locator> {
  await taskRow(page, note).getByText(note).click()
  await expect(drawer(page)).toContainText(note)
  return drawer(page)
}

/** One of the drawer's buttons. */
export function actionButton(page: Page, name: 'Complete' | 'Snooze' | 'Reschedule' | 'Reassign'): Locator {
  return drawer(page).getByRole('button', { name, exact: true })
}

/** Reschedules the open task to the first of the usual times. */
export async function rescheduleToPreset(page: Page): Promise<void> {
  await actionButton(page, 'Reschedule').click()
  await page.getByRole('group', { name: 'Usual times' }).getByRole('button').first().click()
}
