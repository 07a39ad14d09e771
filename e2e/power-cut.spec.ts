import { expect, test } from './fixtures.ts'
import { actionButton, openTask, taskRow } from './inbox-page.ts'
import { startServiceProcess } from './service-process.ts'
import { makeTask, readTask } from './task-api.ts'

test.describe('when the service is killed in the middle of the day', () => {
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|Failed to load resource/] })

  test('nothing acknowledged is lost, and what was under way is sent when it is back', async ({ page }) => {
    test.setTimeout(120_000)
    const service = await startServiceProcess()
    try {
      const notes = Array.from({ length: 6 }, (_, index) => `Power cut ${index + 1}`)
      const tasks = []
      for (const note of notes) tasks.push(await makeTask(service, 'Lukas Brandt', note))
      await page.goto(service.url)
      await page.getByRole('button', { name: 'Continue as Lukas Brandt' }).click()
      for (const note of notes.slice(0, 3)) {
        await openTask(page, note)
        await actionButton(page, 'Complete').click()
        await expect(taskRow(page, note).getByRole('img', { name: 'Done', exact: true })).toBeVisible()
      }
      await service.kill()
      for (const note of notes.slice(3)) {
        await openTask(page, note)
        await actionButton(page, 'Complete').click()
        await expect(taskRow(page, note).getByRole('img', { name: 'Done, saving' })).toBeVisible()
      }
      await service.start()
      for (const note of notes.slice(3)) {
        await expect(taskRow(page, note).getByRole('img', { name: 'Done', exact: true })).toBeVisible({ timeout: 40_000 })
      }
      for (const { id } of tasks) expect((await readTask(service, id)).attributes.state).toBe('complete')
    } finally {
      await service.dispose()
    }
  })
})
