import { violations } from './axe.ts'
import { expect, withOwnService } from './fixtures.ts'
import { taskRow } from './inbox-page.ts'
import { apiToken } from './service-process.ts'

const test = withOwnService({ SAMPLE: 'none' })

test('who starts with an empty workspace is told what to do, brings a file in, and makes a task about somebody in it', async ({ page }) => {
  // The address that the start prints.
  await page.goto(`/sign-in#token=${apiToken}`)
  await expect(page.getByRole('heading', { name: 'This workspace has no tasks yet' })).toBeVisible()
  await expect(page).not.toHaveURL(/token/)
  await expect(page.getByText(/POST \/api\/v2\/tasks/)).toBeVisible()
  expect(await violations(page)).toEqual([])

  // To make one by hand there must be somebody to make it about: the form says so.
  await page.getByRole('button', { name: 'Make the first task' }).click()
  const form = page.getByRole('dialog', { name: 'New task' })
  await expect(form.getByRole('combobox', { name: 'About' })).toBeFocused()
  await page.keyboard.type('ada')
  await expect(page.getByText('Nobody and nothing of that name. People and companies come with an import, or through the API.')).toBeVisible()
  // Escape puts the list away first, then the form.
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(form).toBeHidden({ timeout: 500 })
  }).toPass()

  await page.getByRole('button', { name: 'Import a CSV file' }).click()
  const sheet = page.getByRole('dialog', { name: 'Import tasks' })
  const csv = 'owner e-mail,prospect,company,action,due,priority,note\nrobin.west@northgate.example,Ada Byron,Engines,call,2020-01-02,High,Ask about the second engine'
  await sheet.getByLabel('CSV file').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await sheet.getByRole('button', { name: 'Import all rows' }).click()
  await sheet.getByRole('button', { name: 'See the tasks' }).click()
  await expect(taskRow(page, 'Ask about the second engine')).toContainText('Ada Byron')

  // Now there is somebody to make a task about.
  await page.keyboard.press('c')
  await form.getByRole('combobox', { name: 'About' }).fill('ada')
  await page.getByRole('option', { name: /Ada Byron/ }).first().click()
  await form.getByRole('textbox', { name: 'Note' }).fill('The first of my own')
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
  await expect(taskRow(page, 'The first of my own')).toContainText('Ada Byron')

  // A list that is empty now is no empty workspace any more.
  await page.goto('/inbox?owner=all&state=snoozed')
  await expect(page.getByRole('heading', { name: 'Nothing is snoozed' })).toBeVisible()
})
