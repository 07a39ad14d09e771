import type { Locator } from '@playwright/test'
import { listDocumentSchema, resourceSchema } from '#contract/json-api.ts'
import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { makeTask, ask, readTask, userIdOf } from './task-api.ts'
import type { ServiceProcess } from './service-process.ts'

const rep = 'Lukas Brandt'

test.use({ timezoneId: 'UTC', locale: 'en-GB' })

/** How many open tasks of the rep are overdue, as the service counts. */
async function overdue(service: ServiceProcess): Promise<number> {
  const today = `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`
  const list = listDocumentSchema(resourceSchema).parse(await ask(service, `/api/v2/tasks?filter[owner][id]=${await userIdOf(service, rep)}&filter[state]=incomplete&filter[dueAt]=neginf..${new Date(Date.parse(today) - 1).toISOString()}&page[size]=1000`))
  return list.data.length
}

test('a rep spreads what is overdue over the next days by keyboard, puts one elsewhere, leaves one out, and takes it all back', async ({ page, service }) => {
  for (const note of ['Pile one', 'Pile two', 'Pile three']) await makeTask(service, rep, note)
  const before = await overdue(service)
  await signInAs(page, rep)
  await page.goto('/inbox?due=by-today')
  await page.getByRole('link', { name: 'Clear the pile' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Clear the pile' })).toBeVisible()
  await expect(page.getByText(`${before} overdue`)).toBeVisible()
  expect(await violations(page)).toEqual([])

  const days = page.getByRole('region', { name: /^(Mon|Tue|Wed|Thu|Fri)\b/u })
  await expect(days).toHaveCount(5)
  const first = days.nth(0).getByRole('listitem').getByRole('button').first()
  await expect(first).toBeFocused()
  await page.getByRole('spinbutton', { name: 'Working days' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(days).toHaveCount(4)

  // The first of the first day goes to the day after, and the focus with it.
  const name = ((await first.getAttribute('aria-label')) ?? '').split(',')[0] ?? ''
  await first.focus()
  await page.keyboard.press('Shift+ArrowRight')
  const moved = days.nth(1).getByRole('button', { name: new RegExp(`^${name}, .*placed by you`) })
  await expect(moved).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('region', { name: 'Stays overdue' }).getByRole('button')).toBeFocused()

  await expect(page.getByRole('button', { name: `Spread ${before - 1} tasks` })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText(`Spread ${before - 1} tasks over 4 days.`).first()).toBeVisible()
  await expect.poll(() => overdue(service)).toBe(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => overdue(service)).toBe(before)
})

test('a task is dragged from day to day, and stays where it was put', async ({ page, service }) => {
  const dragger = 'Chloé Moreau'
  for (const note of ['Dragged one', 'Dragged two']) await makeTask(service, dragger, note)
  await signInAs(page, dragger)
  await page.goto('/pile')
  const days = page.getByRole('region', { name: /^(Mon|Tue|Wed|Thu|Fri)\b/u })
  await expect(days).toHaveCount(5)
  const nameOf = async (button: Locator) => ((await button.getAttribute('aria-label')) ?? '').split(',')[0] ?? ''
  const first = days.nth(0).getByRole('listitem').first()
  const name = await nameOf(first.getByRole('button').first())
  await first.dragTo(days.nth(2))
  const dragged = days.nth(2).getByRole('button', { name: new RegExp(`^${name}, .*placed by you`) })
  await expect(dragged).toHaveCount(1)
  // It stays there whatever else is chosen, until it is dragged on.
  await page.getByRole('spinbutton', { name: 'At most a day' }).fill('9')
  await expect(dragged).toHaveCount(1)
  await days.nth(2).getByRole('listitem').filter({ hasText: name }).first().dragTo(days.nth(3))
  await expect(dragged).toHaveCount(0)
  await expect(days.nth(3).getByRole('button', { name: new RegExp(`^${name}, .*placed by you`) })).toHaveCount(1)
})

test.describe('where the page can’t know of it', () => {
  test.use({ expectedErrors: [/Failed to load resource/] })

  test('what somebody changed since the preview is told, and not overwritten', async ({ page, service }) => {
    const owner = 'Tom Kowalski'
    const task = await makeTask(service, owner, 'Moved by somebody else meanwhile')
    // No stream: the preview doesn't follow what others do.
    await page.route('**/api/v2/changes', (route) => route.abort())
    await signInAs(page, owner)
    await page.goto('/pile')
    await expect(page.getByRole('button', { name: /^Spread \d+ tasks?$/ })).toBeEnabled()
    const theirs = '2031-01-01T09:00:00.000Z'
    await ask(service, `/api/v2/tasks/${task.id}/actions/reschedule?actionParams[dueAt]=${theirs}`, { method: 'POST' })
    await page.getByRole('button', { name: /^Spread \d+ tasks?$/ }).click()
    await expect(page.getByText('1 stayed as somebody left it since the preview.').first()).toBeVisible()
    expect((await readTask(service, task.id)).attributes.dueAt).toBe(theirs)
  })
})

test('a manager spreads the pile of one of their reps, under a cap that holds', async ({ page, service }) => {
  await signInAs(page, 'Helen Park')
  await page.goto(`/pile?person=${await userIdOf(service, 'Priya Raman')}`)
  await expect(page.getByRole('heading', { name: 'Clear the pile of Priya Raman' })).toBeVisible()
  await page.getByRole('spinbutton', { name: 'At most a day' }).fill('12')
  const counts = page.getByText(/^\d+ of 12, \d+ due already$/u)
  await expect(counts).toHaveCount(5)
  for (const text of await counts.allInnerTexts()) {
    const [total = 0, , load = 0] = (text.match(/\d+/gu) ?? []).map(Number)
    expect(total <= 12 || total === load).toBe(true)
  }
})
