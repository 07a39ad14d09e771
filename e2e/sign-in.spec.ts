import { expect, test } from './fixtures.ts'

test('a visitor is led to the people of the sample workspace, picks one, and stays signed in', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  const people = page.getByRole('button', { name: /^Continue as / })
  await expect(people.first()).toBeVisible()
  expect(await people.count()).toBeGreaterThanOrEqual(12)
  await people.last().click()
  await expect(page).toHaveURL(/\/inbox/)
  await page.reload()
  await expect(page).toHaveURL(/\/inbox/)
  await page.goto('/')
  await expect(page).toHaveURL(/\/inbox/)
})
