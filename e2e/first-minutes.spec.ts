import { expect, signInAs, test } from './fixtures.ts'
import { taskRow } from './inbox-page.ts'

const header = 'owner e-mail,prospect,company,action,due,priority,note'

test('an admin brings tasks in from a file: bad rows are named by line and column, and made good ones are in the list', async ({ page }) => {
  await signInAs(page, 'Grace Mbeki')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('import tasks')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Import tasks' })
  const choose = (rows: string[]) => sheet.getByLabel('CSV file').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\n')) })
  await choose(['new.person@fieldstone.example,Ada Byron,Engines,jump,2020-01-02,,Brought in'])
  await expect(sheet.getByRole('row', { name: /^2 action "jump" is not an action/ })).toBeVisible()
  await choose(['new.person@fieldstone.example,Ada Byron,Engines,call,2020-01-02,,Brought in'])
  await sheet.getByRole('button', { name: 'Import all rows' }).click()
  await expect(sheet.getByText(/^1 new task made, with 1 new owner, 1 new prospect/)).toBeVisible()
  await sheet.getByRole('button', { name: 'See the tasks' }).click()
  await page.goto('/inbox?owner=all&q=brought')
  await expect(taskRow(page, 'Brought in')).toBeVisible()
})
