import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, drawer, taskList } from './inbox-page.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing on sign-in, inbox, drawer and its forms, ${colorScheme}, ${width} px`, async ({ page }) => {
      // Five runs of axe, each over the whole page.
      test.setTimeout(150_000)
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto('/sign-in')
      await expect(page.getByRole('button', { name: /^Continue as/ }).first()).toBeVisible()
      expect(await violations(page)).toEqual([])
      await signInAs(page, 'Chloé Moreau')
      const rows = taskList(page).getByRole('row')
      await expect(rows.nth(2)).toBeVisible()
      expect(await violations(page)).toEqual([])
      await rows.nth(1).press('Enter')
      await expect(actionButton(page, 'Complete')).toBeVisible()
      expect(await violations(page)).toEqual([])
      await actionButton(page, 'Reschedule').click()
      await expect(page.getByRole('spinbutton').first()).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await actionButton(page, 'Reassign').click()
      await expect(page.getByRole('combobox', { name: 'Owner' })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('combobox', { name: 'Owner' })).toBeHidden()
      await expect(drawer(page)).toBeVisible()
    })
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the palette, the keys and a task’s menu, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(90_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signInAs(page, 'Chloé Moreau')
    await taskList(page).getByRole('row').nth(2).focus()
    await page.keyboard.press('Control+k')
    const options = page.getByRole('listbox', { name: 'Results' }).getByRole('option')
    await expect(options.filter({ hasText: 'Complete' }).first()).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('call')
    await expect(options.first()).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('button', { name: /^Key of Complete/ })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu', { name: /^Actions:/ })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}

test('at 320 px nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signInAs(page, 'Omar Haddad')
  await expect(taskList(page).getByRole('row').nth(2)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a message with its undo and on the recent actions, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.addInitScript(() => localStorage.setItem('daysheet.holdSeconds', '30'))
    await signInAs(page, 'Chloé Moreau')
    await taskList(page).getByRole('button', { name: /^Mark done/ }).nth(1).click()
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /not sent yet/ })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Recent actions' }).click()
    const sheet = page.getByRole('dialog', { name: 'Recent actions' })
    await expect(sheet.getByRole('radio', { name: '30 seconds' })).toBeChecked()
    expect(await violations(page)).toEqual([])
    await sheet.getByRole('button', { name: /^Undo/ }).press('Enter')
    await expect(sheet.getByRole('listitem').first()).toContainText('undone')
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the task form, the play-through, the import and the team, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(90_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signInAs(page, 'Grace Mbeki')
    await taskList(page).getByRole('row').nth(1).focus()
    await page.keyboard.press('c')
    await expect(page.getByRole('dialog', { name: 'New task' }).getByRole('combobox', { name: 'About' })).toBeFocused()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'New task' })).toBeHidden()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('import tasks')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Import tasks' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Import tasks' })).toBeHidden()
    await page.keyboard.press('Shift+P')
    await expect(page.getByRole('region', { name: 'Task of this run' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.goto('/team')
    await expect(page.getByRole('table', { name: 'Load', exact: true })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}
