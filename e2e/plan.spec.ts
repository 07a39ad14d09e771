import type { Page } from '@playwright/test'
import { listDocumentSchema } from '#contract/json-api.ts'
import { relatedId, taskSchema, type Task } from '#contract/task.ts'
import { isCampaign, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { inOrder, pass, type Fault } from '#testing/faults.ts'
import { startFaultyProxy } from '#testing/faulty-proxy.ts'
import { freePort } from '#testing/postgres-cluster.ts'
import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { startServiceProcess, type ServiceProcess } from './service-process.ts'
import { ask, makeTask, userIdOf } from './task-api.ts'

const status = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text })
const loads = (page: Page) => page.getByRole('table', { name: 'Load before and after' })
const planned = (page: Page) => page.getByRole('table', { name: 'Tasks of the plan' })

/** Every workable open task of somebody. */
async function openTasksOf(service: ServiceProcess, userId: number): Promise<Task[]> {
  const answer = await ask(service, `/api/v2/tasks?filter[owner][id]=${userId}&filter[state]=incomplete&page[size]=1000`)
  return listDocumentSchema(taskSchema).parse(answer).data
}

const ownersOf = (tasks: readonly Task[]) => new Map(tasks.map((task) => [task.id, relatedId(task, 'owner')]))

test('the Friday leave: see the load, plan, look, apply, and take it back', async ({ page, browser, service }) => {
  test.setTimeout(120_000)
  const noah = await userIdOf(service, 'Noah Lindqvist')
  const before = ownersOf(await openTasksOf(service, noah))
  await signInAs(page, 'Ray Santos')
  await page.getByRole('link', { name: 'Team', exact: true }).click()
  await page.getByRole('link', { name: 'Plan a move' }).click()

  const form = page.getByRole('form', { name: 'Plan' })
  await form.getByRole('group', { name: 'Everything of' }).getByRole('checkbox', { name: 'Noah Lindqvist' }).check()
  await expect(status(page, /0 tasks move, \d+ stay/)).toBeVisible()
  for (const name of ['Mei Tanaka', 'Sofia Alvarez']) await form.getByRole('group', { name: 'Receivers' }).getByRole('checkbox', { name }).check()
  await form.getByRole('radio', { name: /^Evenly/ }).check()
  await expect(status(page, new RegExp(`^${before.size} tasks move`))).toBeVisible()
  // Who ends over capacity first: whoever that is today.
  await expect(loads(page).getByRole('rowheader')).toHaveCount(3)
  await expect(loads(page)).toHaveAttribute('aria-rowcount', '4')
  for (const name of [/Sofia/, /Mei/, /Noah/]) await expect(loads(page).getByRole('rowheader', { name })).toBeVisible()
  await expect(page.getByRole('table', { name: 'The rules compared' }).getByRole('row')).toHaveCount(4)
  expect(await violations(page)).toEqual([])

  // Every number opens the tasks behind it.
  await loads(page).getByRole('row').filter({ hasText: 'Noah Lindqvist' }).getByRole('button', { name: /in all, see the tasks$/ }).click()
  const behind = page.getByRole('dialog', { name: 'Noah Lindqvist, in all' })
  await expect(behind.getByRole('region', { name: 'Goes' }).getByRole('listitem')).toHaveCount(before.size)
  await expect(behind.getByRole('link', { name: 'See all their open tasks' })).toHaveAttribute('href', `/inbox?owner=${noah}`)
  await page.keyboard.press('Escape')

  // One task is pinned by keyboard, and the rule evens out around it.
  const first = planned(page).getByRole('row').nth(1)
  await first.getByRole('button', { name: /goes to .*, choose/ }).press('Enter')
  await expect(page.getByRole('searchbox', { name: 'Find a person' })).toBeFocused()
  await page.keyboard.type('Jamal')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/pin=t\d+:\d+/)
  await expect(loads(page).getByRole('rowheader', { name: /Jamal/ })).toBeVisible()
  await expect(planned(page).getByRole('row').filter({ hasText: 'Pinned' })).toHaveCount(1)

  // A whole account is dragged to somebody, and all of it stays with them, whatever the rule says.
  const second = planned(page).getByRole('row').nth(2)
  await second.getByTitle('Drag to give the whole account to one person').dragTo(loads(page).getByRole('row').filter({ hasText: 'Sofia Alvarez' }))
  await expect(page).toHaveURL(/pin=.*a\d+:\d+/)
  await expect(second).toContainText('Sofia Alvarez')
  await expect(second).toContainText('Pinned')

  // The same address is the same plan, for another manager in another browser.
  const other = await (await browser.newContext()).newPage()
  await signInAs(other, 'Grace Mbeki')
  await other.goto(page.url())
  await expect(status(other, new RegExp(`^${before.size} tasks move`))).toBeVisible()
  const rows = (one: Page) => planned(one).getByRole('row').allInnerTexts()
  expect(await rows(other)).toEqual(await rows(page))

  const taskBoard = other.getByRole('table', { name: 'Load', exact: true })
  await other.goto('/team')
  await expect(taskBoard).toBeVisible()
  await page.getByRole('button', { name: `Move ${before.size} tasks` }).click()
  await expect(status(page, new RegExp(`^${before.size} moved of ${before.size}$`))).toBeVisible({ timeout: 60_000 })
  expect(await openTasksOf(service, noah)).toEqual([])
  // The other browser sees it without a hand laid on it.
  await expect(taskBoard.getByRole('row').filter({ hasText: 'Noah Lindqvist' }).getByRole('link', { name: /, Overdue: 0 tasks/ })).toBeVisible()

  // Meanwhile somebody passes one of them on; the rest comes back, also after a reload.
  const changed = Math.max(...before.keys())
  const jamal = await userIdOf(service, 'Jamal Whitaker')
  await ask(service, `/api/v2/tasks/${changed}/actions/reassignOwner?actionParams[ownerId]=${jamal}`, { method: 'POST' })
  await page.reload()
  await page.getByRole('button', { name: 'Take back all' }).click()
  await expect(status(page, new RegExp(`${before.size - 1} taken back, 1 kept, changed since`))).toBeVisible({ timeout: 30_000 })
  const after = ownersOf(await openTasksOf(service, noah))
  expect([...after.keys()].sort()).toEqual([...before.keys()].filter((id) => id !== changed).sort())
  await expect(page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()).toContainText('kept: somebody changed it since')
})

test('on a phone the choices fold into a sentence, and what would happen stands under it', async ({ page, service }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const [noah, mei] = [await userIdOf(service, 'Jamal Whitaker'), await userIdOf(service, 'Mei Tanaka')]
  await signInAs(page, 'Ray Santos')
  await page.goto('/team/plan')
  const form = page.getByRole('form', { name: 'Plan' })
  await form.getByRole('group', { name: 'Everything of' }).getByRole('checkbox', { name: 'Jamal Whitaker' }).check()
  await form.getByRole('group', { name: 'Receivers' }).getByRole('checkbox', { name: 'Mei Tanaka' }).check()
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(form).toBeHidden()
  await expect(page.locator('#plan-preview')).toBeFocused()
  await expect(page.getByRole('button', { name: /^Move \d+ tasks$/ })).toBeInViewport()
  await page.getByRole('button', { name: /^Everything of Jamal Whitaker, to Mei Tanaka, by capacity left\./ }).click()
  await expect(form).toBeVisible()
  // A plan that was sent opens with what it would do.
  await page.goto(`/team/plan?from=${noah}&to=${mei}`)
  await expect(page.getByRole('button', { name: /^Move \d+ tasks$/ })).toBeInViewport()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test.describe('on a bad line', () => {
  test.use({ expectedErrors: [/Failed to load resource/] })

  const size = proofSize(100, 500)

  test(`${size} moves with ${size / 25} failures end with exactly what is shown, and are taken back but for what changed`, async ({ browser }) => {
    test.setTimeout(isCampaign ? 900_000 : 240_000)
    // How long it takes is the machine's matter; that it ends is ours.
    const longest = { timeout: isCampaign ? 400_000 : 120_000 }
    const port = await freePort()
    const service = await startServiceProcess({ PUBLIC_URL: `http://127.0.0.1:${port}` })
    const isMove = ({ method, url }: { method: string; url: string }) => method === 'POST' && url.includes('/actions/reassignOwner')
    const faults = Array.from({ length: size }, (_, index): Fault => (index % 25 !== 7 ? pass : index % 2 === 0 ? { kind: 'forbidden' } : index % 3 === 0 ? { kind: 'dropAnswer' } : { kind: 'unavailable', retryAfterSeconds: 1 }))
    const forbidden = faults.filter(({ kind }) => kind === 'forbidden').length
    expect(faults.filter(({ kind }) => kind !== 'pass')).toHaveLength(size / 25)
    const proxy = await startFaultyProxy({ target: service.url, script: inOrder(faults, isMove), port })
    try {
      const ray = await userIdOf(service, 'Ray Santos')
      for (let start = 0; start < size; start += 25) await Promise.all(Array.from({ length: 25 }, (_, index) => makeTask(service, 'Ray Santos', `Handed over ${start + index}`)))
      const [mei, sofia] = [await userIdOf(service, 'Mei Tanaka'), await userIdOf(service, 'Sofia Alvarez')]
      const page = await (await browser.newContext({ baseURL: proxy.origin })).newPage()
      await signInAs(page, 'Ray Santos')
      await page.goto(`/team/plan?from=${ray}&to=${mei},${sofia}&rule=even`)
      await page.getByRole('button', { name: `Move ${size} tasks` }).click()
      await expect(status(page, new RegExp(`^${size - forbidden} moved, ${forbidden} failed of ${size}$`))).toBeVisible(longest)
      expect(await openTasksOf(service, ray)).toHaveLength(forbidden)
      await page.getByRole('button', { name: `Try the ${forbidden} failed again` }).click()
      await expect(status(page, new RegExp(`^${size} moved of ${size}$`))).toBeVisible(longest)
      expect(await openTasksOf(service, ray)).toEqual([])

      const moved = (await openTasksOf(service, mei)).filter(({ attributes }) => attributes.note?.startsWith('Handed over'))
      expect(moved).toHaveLength(size / 2)
      for (const { id } of moved.slice(0, 3)) await ask(service, `/api/v2/tasks/${id}/actions/reassignOwner?actionParams[ownerId]=${sofia}`, { method: 'POST' })
      await page.getByRole('button', { name: 'Take back all' }).click()
      await expect(status(page, new RegExp(`${size - 3} taken back, 3 kept, changed since of ${size}$`))).toBeVisible(longest)
      expect(await openTasksOf(service, ray)).toHaveLength(size - 3)
      reportProof('plan, in Chromium', { moves: size, failures: size / 25, refused: forbidden, 'taken back': size - 3, kept: 3, 'unlike what was shown': 0 }, { seed: null })
    } finally {
      await proxy.close()
      await service.dispose()
    }
  })
})
