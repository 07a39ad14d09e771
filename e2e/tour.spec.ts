import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList } from './inbox-page.ts'

test.use({ isTourAnswered: false })

for (const [colorScheme, width] of [['light', 1280], ['dark', 320]] as const) {
  test(`the tour is offered once, taken by keyboard and taken again, ${colorScheme}, ${width} px`, async ({ page }) => {
    test.setTimeout(60_000)
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signInAs(page, 'Omar Haddad')
    await expect(taskList(page).getByRole('row').nth(2)).toBeVisible()
    const offer = page.getByRole('region', { name: 'Tour' })
    await expect(offer).toContainText('1 minute')
    expect(await violations(page)).toEqual([])

    await offer.getByRole('button', { name: 'Start the tour' }).press('Enter')
    await expect(offer).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Start with Today' })).toBeFocused()
    await expect(page.locator('[data-tour]')).toHaveCount(1)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
    await expect(page.getByText('2 of 5')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Move, complete, take back' })).toContainText('E completes')
    await page.keyboard.press('Escape')
    await expect(page.getByText('2 of 5')).toBeHidden()
    await expect(page.locator('[data-tour]')).toHaveCount(0)
    await expect(taskList(page).getByRole('row').and(page.locator('[tabindex="0"]'))).toBeFocused()

    await page.reload()
    await expect(taskList(page).getByRole('row').nth(2)).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('take the tour')
    await expect(page.getByRole('option', { name: /Take the tour/ })).toBeVisible()
    await expect(offer).toBeHidden()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Start with Today' })).toBeFocused()
    for (const at of [2, 3, 4, 5]) {
      await page.getByRole('button', { name: 'Next', exact: true }).press('Enter')
      await expect(page.getByText(`${at} of 5`)).toBeVisible()
    }
    await page.getByRole('button', { name: 'Done', exact: true }).press('Enter')
    await expect(page.getByText('5 of 5')).toBeHidden()
  })
}

test('the tour ends at the cursor, wherever the keys have moved it meanwhile', async ({ page }) => {
  await signInAs(page, 'Omar Haddad')
  const rows = taskList(page).getByRole('row')
  await expect(rows.nth(4)).toBeVisible()
  await rows.nth(1).focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('take the tour')
  await page.getByRole('option', { name: /Take the tour/ }).click()
  await expect(page.getByRole('heading', { name: 'Start with Today' })).toBeFocused()
  for (const key of ['j', 'j']) await page.keyboard.press(key)
  await expect(rows.nth(3)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Start with Today' })).toBeHidden()
  await expect(rows.nth(3)).toBeFocused()
  await expect(rows.nth(3)).toHaveAttribute('tabindex', '0')
})
