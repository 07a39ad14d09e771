import { fileURLToPath } from 'node:url'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, drawer, taskList } from './inbox-page.ts'

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of [['', { width: 1440, height: 900 }], ['-phone', { width: 390, height: 844 }]] as const) {
    test(`every screen, ${colorScheme}${size}`, async ({ page }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const save = (name: string) => page.screenshot({ path: `${folder}${name}-${colorScheme}${size}.png` })
      await page.goto('/sign-in')
      await expect(page.getByRole('button', { name: /^Continue as/ }).first()).toBeVisible()
      await save('sign-in')
      await signInAs(page, 'Priya Raman')
      const rows = taskList(page).getByRole('row')
      await expect(rows.nth(3)).toBeVisible()
      if (size === '-phone') await save('inbox')
      await rows.nth(3).press('Enter')
      await expect(actionButton(page, 'Complete')).toBeVisible()
      await expect(drawer(page)).toContainText('Local time')
      await save(size === '-phone' ? 'task' : 'inbox')
      await actionButton(page, 'Reschedule').click()
      await expect(page.getByRole('spinbutton').first()).toBeVisible()
      await save('reschedule')
    })
  }
}
