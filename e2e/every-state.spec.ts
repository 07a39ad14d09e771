import type { Page, Route } from '@playwright/test'
import { isCampaign } from '#testing/campaign/proof.ts'
import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, drawer, openTask, taskList, taskRow } from './inbox-page.ts'
import type { ServiceProcess } from './service-process.ts'
import { ask, makeTask, readTask, userIdOf } from './task-api.ts'

// The faults that the tests make are reported by Chromium itself.
test.use({ expectedErrors: [/net::ERR_|Failed to load resource/] })

/** How a state is looked at. Colours and layout know nothing of each other: outside the campaign each is looked at once. */
const looks = ([['light', 1280], ['dark', 320], ['dark', 1280], ['light', 320]] as const).slice(0, isCampaign ? 4 : 2)

const rep = 'Chloé Moreau'
const today = '/inbox?due=by-today'

interface State {
  name: string
  /** Brings the page there, and waits until it is. */
  show: (page: Page, service: ServiceProcess) => Promise<void>
  /** Leaves it again. */
  leave?: (page: Page) => Promise<void>
}

/** axe over a state in every look, and whether anything of it lies outside the page. */
async function judge(page: Page): Promise<void> {
  for (const [look, [colorScheme, width]] of looks.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 800 })
    expect(await violations(page, { isOnlyLook: looks.slice(0, look).some(([, before]) => before === width) })).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px wide`).toBeLessThanOrEqual(width)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

const answer = (status: number, body: unknown) => (route: Route) => route.fulfill({ status, contentType: 'application/vnd.api+json', body: JSON.stringify(body) })
const refusal = (detail: string) => answer(422, { errors: [{ id: 'validationError', title: 'Validation Error', detail }] })
const list = '**/api/v2/tasks?**'
const firstRow = async (page: Page) => {
  await expect(taskList(page).getByRole('row').nth(2)).toBeVisible()
  await taskList(page).getByRole('row').nth(1).focus()
}
const unroute = (page: Page) => page.unrouteAll({ behavior: 'ignoreErrors' })
const escape = (page: Page) => page.keyboard.press('Escape')

/** Where there is nothing to work on, and the page says why. */
const quiet: State[] = [
  { name: 'no match', show: async (page) => {
    await page.goto('/inbox?q=zzzz')
    await expect(page.getByRole('heading', { name: 'No task matches' })).toBeVisible()
  } },
  { name: 'an empty list', leave: unroute, show: async (page) => {
    await page.route(list, answer(200, { data: [], meta: { count: 0 } }))
    await page.goto(`${today}&sort=-createdAt`)
    await expect(page.getByRole('heading', { name: 'Nothing left for today' })).toBeVisible()
  } },
  { name: 'a list that can’t be read', leave: unroute, show: async (page) => {
    await page.route(list, answer(403, { errors: [{ id: 'forbidden', title: 'Forbidden', detail: 'These tasks are not yours to read.' }] }))
    await page.goto(`${today}&sort=-updatedAt`)
    await expect(page.getByRole('heading', { name: 'The tasks could not be loaded' })).toBeVisible()
  } },
  { name: 'a list that is being read', leave: unroute, show: async (page) => {
    await page.route(list, () => {})
    await page.goto(`${today}&sort=createdAt`)
    await expect(page.getByText('Loading tasks')).toBeAttached()
  } },
  { name: 'a task that isn’t there', show: async (page) => {
    await page.goto(`${today}&task=99999999`)
    await expect(drawer(page).getByRole('heading', { name: 'There is no such task' })).toBeVisible()
  } },
  { name: 'an address that leads nowhere', show: async (page) => {
    await page.goto('/nowhere')
    await expect(page.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible()
  } },
]

/** What stands over the list, or instead of it. */
const layers: State[] = [
  { name: 'the pile', show: async (page) => {
    await page.goto('/pile')
    await expect(page.getByRole('region', { name: /^(Mon|Tue|Wed|Thu|Fri)\b/u }).first()).toBeVisible()
  } },
  { name: 'the line that takes a time', leave: escape, show: async (page) => {
    await page.goto(today)
    await firstRow(page)
    await page.keyboard.type('stue 9')
    await expect(page.getByRole('status').filter({ hasText: /^Snooze to Tuesday/ })).toBeVisible()
  } },
  { name: 'what a bulk would set off', leave: escape, show: async (page) => {
    await page.goto('/inbox')
    await firstRow(page)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('e')
    await expect(page.getByRole('button', { name: /^Complete \d+ tasks$/ })).toBeFocused()
  } },
  { name: 'what came of a meeting', show: async (page, service) => {
    await makeTask(service, rep, 'Lunch to be logged', 'in_person')
    await page.goto('/inbox?q=lunch+to+be+logged')
    const details = await openTask(page, 'Lunch to be logged')
    await details.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Log the meeting…' }).click()
    await expect(details.getByRole('form', { name: 'Log the meeting' })).toBeVisible()
  } },
]

/** What didn't work, or doesn't yet. */
const faults: State[] = [
  { name: 'rows on which a bulk failed', show: async (page, service) => {
    for (const note of ['Failing one', 'Failing two']) await makeTask(service, rep, note)
    await page.route('**/actions/snooze**', refusal('Nothing is snoozed today.'))
    await page.goto('/inbox?q=failing')
    await firstRow(page)
    for (const key of ['x', 'Shift+J', 's']) await page.keyboard.press(key)
    await page.keyboard.type('tomorrow 9am')
    await page.keyboard.press('Enter')
    await expect(taskRow(page, 'Failing two').getByText('Nothing is snoozed today.')).toBeVisible()
  }, leave: unroute },
  { name: 'a note that can’t be saved', show: async (page, service) => {
    const { id } = await makeTask(service, rep, 'Taken away')
    await page.goto(`/inbox?task=${id}`)
    const note = drawer(page).getByRole('textbox', { name: /^Note/ })
    await expect(note).toHaveValue('Taken away')
    await note.focus()
    // Handed to a colleague while it is being written.
    const colleague = await userIdOf(service, 'Omar Haddad')
    await Promise.all([
      page.keyboard.type(' while this is still being written', { delay: 100 }),
      ask(service, `/api/v2/tasks/${id}/actions/reassignOwner?actionParams[ownerId]=${colleague}`, { method: 'POST' }),
    ])
    await expect(drawer(page).getByText(/^Not saved:/)).toBeVisible()
  }, leave: async (page) => drawer(page).getByRole('button', { name: 'Discard it' }).click() },
  { name: 'a clash with a colleague', show: async (page, service) => {
    const { id, attributes } = await makeTask(service, rep, 'Wanted by two')
    await page.goto(`/inbox?task=${id}`)
    await actionButton(page, 'Snooze').click()
    await expect.poll(async () => (await readTask(service, id)).attributes.dueAt).not.toBe(attributes.dueAt)
    await ask(service, `/api/v2/tasks/${id}/actions/reschedule?actionParams[dueAt]=2031-05-06T15:00:00.000Z`, { method: 'POST' })
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('alert').filter({ hasText: /was not put back/ })).toBeVisible()
  }, leave: async (page) => page.getByRole('button', { name: 'Keep theirs' }).click() },
  { name: 'no network', show: async (page, service) => {
    await makeTask(service, rep, 'Done in a tunnel')
    await page.goto('/inbox?q=done+in+a+tunnel')
    await expect(taskRow(page, 'Done in a tunnel')).toBeVisible()
    await page.context().setOffline(true)
    await taskRow(page, 'Done in a tunnel').focus()
    await page.keyboard.press('e')
    await expect(page.getByRole('button', { name: /^Offline — 1 kept/ })).toBeVisible()
  }, leave: async (page) => page.context().setOffline(false) },
]

for (const [what, states] of [['nothing to work on', quiet], ['what stands over the list', layers], ['what didn’t work', faults]] as const) {
  test(`axe finds nothing and nothing scrolls sideways, light and dark, wide and narrow: ${what}`, async ({ page, service }) => {
    test.setTimeout(isCampaign ? 240_000 : 120_000)
    await page.setViewportSize({ width: 1280, height: 800 })
    await signInAs(page, rep)
    for (const { name, show, leave } of states) {
      await test.step(name, async () => {
        await show(page, service)
        await judge(page)
        await leave?.(page)
      })
    }
  })
}
