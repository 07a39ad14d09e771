import { listDocumentSchema } from '#contract/json-api.ts'
import { taskSchema } from '#contract/task.ts'
import { teamLoadPath, teamLoadSchema } from '#contract/team-load.ts'
import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, openTask } from './inbox-page.ts'
import { ask, makeTask, userIdOf } from './task-api.ts'

test('a leave is covered, and what is still open then comes back after one confirmation, with a briefing', async ({ page, service }) => {
  test.setTimeout(90_000)
  const lukas = await userIdOf(service, 'Lukas Brandt')
  const chloe = await userIdOf(service, 'Chloé Moreau')
  const openIds = async (owner: number) =>
    listDocumentSchema(taskSchema).parse(await ask(service, `/api/v2/tasks?filter[owner][id]=${owner}&filter[state]=incomplete&page[size]=1000`)).data.map(({ id }) => id).sort((a, b) => a - b)
  const before = await openIds(lukas)

  await signInAs(page, 'Grace Mbeki')
  await page.goto(`/team/plan?from=${lukas}&to=${chloe}`)
  const form = page.getByRole('form', { name: 'Plan' })
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  await form.getByLabel('First day away').fill(day(1))
  await form.getByLabel('Last day away').fill(day(5))
  await page.getByRole('button', { name: `Move ${before.length} tasks` }).click()
  await expect(page.getByRole('status').filter({ hasText: new RegExp(`^${before.length} moved of ${before.length}$`) })).toBeVisible({ timeout: 30_000 })

  const [done = 0, ...rest] = before
  await ask(service, `/api/v2/tasks/${done}/actions/markComplete`, { method: 'POST' })
  await page.getByRole('link', { name: 'Team', exact: true }).first().click()
  await expect(page.getByRole('list', { name: 'Covered leaves' })).toContainText(`${rest.length} open tasks with Chloé Moreau`)
  await page.getByRole('button', { name: 'Briefing for Lukas Brandt' }).click()
  const sheet = page.getByRole('dialog', { name: 'While Lukas Brandt was away' })
  await expect(sheet.getByRole('region', { name: 'Done meanwhile' }).getByRole('listitem')).toHaveCount(1)
  await expect(sheet.getByRole('region', { name: 'Still open, comes back to Lukas Brandt' }).getByRole('listitem')).toHaveCount(rest.length)
  expect(await violations(page)).toEqual([])
  await sheet.getByRole('button', { name: `Give ${rest.length} tasks back and end the cover` }).click()
  await expect(page.getByRole('status').filter({ hasText: new RegExp(`^${rest.length} moved of ${rest.length}$`) })).toBeVisible({ timeout: 30_000 })
  expect(await openIds(lukas)).toEqual(rest)
  await page.getByRole('link', { name: 'Team', exact: true }).first().click()
  await expect(page.getByRole('table', { name: 'Load', exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Covered leaves' })).toHaveCount(0)
})

test('a covered move that is taken back ends the cover, and takes the days off out that it set', async ({ page, service }) => {
  const tom = await userIdOf(service, 'Tom Kowalski')
  for (const note of ['Covered and taken back', 'Covered and taken back too']) await makeTask(service, 'Tom Kowalski', note)
  const daysOff = async () => teamLoadSchema.parse(await ask(service, teamLoadPath([Date.now()]))).data.find(({ id }) => id === tom)?.attributes.settings.daysOff
  await signInAs(page, 'Grace Mbeki')
  await page.goto(`/team/plan?from=${tom}&to=${await userIdOf(service, 'Chloé Moreau')}&until=2020-03-03`)
  const form = page.getByRole('form', { name: 'Plan' })
  await form.getByLabel('First day away').fill('2031-06-02')
  await form.getByLabel('Last day away').fill('2031-06-06')
  // These two, and what other tests made for him.
  const move = page.getByRole('button', { name: /^Move \d+ tasks$/ })
  const count = (await move.innerText()).match(/\d+/)?.[0] ?? ''
  await move.click()
  await expect(page.getByRole('status').filter({ hasText: `${count} moved of ${count}` })).toBeVisible()
  expect(await daysOff()).toEqual([{ from: '2031-06-02', until: '2031-06-06', reason: 'Leave' }])

  // Also after a reload, and from any screen.
  await page.goto('/inbox')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('The cover of Tom Kowalski ended. The days off that it set are out of their settings.').first()).toBeVisible()
  expect(await daysOff()).toEqual([])
  await page.goto('/team')
  await expect(page.getByRole('table', { name: 'Load', exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Covered leaves' })).toHaveCount(0)
})

test('handing a task over shows who fits, with the load beside each name', async ({ page, service }) => {
  const note = 'Looks for somebody with room'
  await makeTask(service, 'Tom Kowalski', note)
  await signInAs(page, 'Tom Kowalski')
  await openTask(page, note)
  await actionButton(page, 'Reassign').click()
  const options = page.getByRole('listbox', { name: 'Owner' }).getByRole('option')
  await expect(options.first()).toContainText(/\d+ of 40 today|off today/)
  await expect(options.last()).toContainText('Tom Kowalski')
})
