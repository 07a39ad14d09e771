import { untilKept } from './browser-storage.ts'
import { expect, signInAs, withOwnService } from './fixtures.ts'
import { actionButton, openTask, taskRow } from './inbox-page.ts'
import { makeNextBuild } from './next-build.ts'
import { makeTask } from './task-api.ts'

// Of another build at its end than at its beginning.
const test = withOwnService()
test.use({ expectedErrors: [/net::ERR_|Failed to load resource/] })

test('a new build is taken up by new pages, offline too, while an open one goes on with its own', async ({ page, context, service }) => {
  // Two builds of the service are started in it, one after the other.
  test.setTimeout(120_000)
  const next = makeNextBuild('next')
  const note = 'Open while we deploy'
  await makeTask(service, 'Marcus Bell', note)
  await signInAs(page, 'Marcus Bell')
  await openTask(page, note)
  await untilKept(page, 10)
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  await service.kill()
  try {
    await service.start(next.program)
    const other = await context.newPage()
    const isNext = other.locator('script[src*="next.js"]')
    // A service that takes its time, as it may just after its start, is not waited for: the page is the kept one then.
    await expect(async () => {
      await other.goto('/inbox')
      await expect(isNext).toHaveCount(1, { timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await expect(taskRow(other, note)).toBeVisible()
    // The page is put into a build's cache last, when all of it is there.
    const builds = () => other.evaluate(async () => Promise.all((await caches.keys()).map(async (name) => [name.includes('next'), (await (await caches.open(name)).match('/inbox')) !== undefined])))
    await expect.poll(builds, { timeout: 20_000 }).toEqual([[false, true], [true, true]])
    await expect.poll(() => other.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing === null), { timeout: 20_000 }).toBe(true)

    // The form's code was not loaded yet, and the service no longer has it.
    await actionButton(page, 'Reschedule').click()
    await expect(page.getByRole('group', { name: 'Usual times' })).toBeVisible()
    expect(await page.evaluate(() => 'isSamePage' in window), 'nothing reloaded it').toBe(true)

    await context.setOffline(true)
    await other.reload()
    await expect(taskRow(other, note)).toBeVisible()
    await expect(isNext).toHaveCount(1)
  } finally {
    next.remove()
  }
})
