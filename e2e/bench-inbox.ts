import { expect, type Browser, type Page } from '@playwright/test'
import { openBenchPage } from './bench-page.ts'
import { filledTeam } from '#service/bench/fill-team.ts'
import { attempt, ofLaps, repeat, type Measured, type Pace } from './bench-measures.ts'
import type { BenchWorkspace } from './bench-workspace.ts'
import { actionButton, drawer, taskList } from './inbox-page.ts'
import { lap, type Lap, type Sight } from './stopwatch.ts'

const rows: Sight = { selector: '[role="row"][data-task]', attribute: 'data-task' }
const cursorRow: Sight = { selector: '[data-cursor]', attribute: 'data-task' }

/** The list with all its rows in it. */
export async function measureInbox(browser: Browser, workspace: BenchWorkspace, { rounds, throttle }: Pace): Promise<Measured[]> {
  const page = await openBenchPage(browser, workspace, 'rep', throttle)
  await page.goto('/inbox')
  await loadWholeList(page)
  const laps = (what: string, budget: number, round: (index: number) => Promise<Lap>, budgetThrottled?: number) => attempt(what, async () => ofLaps(what, budget, await repeat(rounds, round), budgetThrottled))
  const nodes = await attempt('elements in the document', async () => {
    await page.keyboard.press('Enter')
    await drawer(page).waitFor()
    const count = await page.evaluate(() => document.querySelectorAll('*').length)
    await closeDrawer(page)
    return [{ what: 'elements in the document', unit: 'nodes', budget: 3000, budgetThrottled: null, values: [count] }]
  })
  const results = [
    await laps('move the cursor', 16, () => lap(page, cursorRow, () => page.keyboard.press('j')), 33),
    await laps('open the drawer', 100, async () => {
      const one = await lap(page, { selector: '[aria-label="Task details"]' }, () => page.keyboard.press('Enter'))
      await closeDrawer(page)
      return one
    }),
    await laps('snooze', 50, () => actInDrawer(page, 'due', async () => actionButton(page, 'Snooze').focus())),
    await laps('reassign', 50, (index) => actInDrawer(page, 'owner', () => chooseOwner(page, index))),
    await laps('complete', 50, () => actInDrawer(page, null, async () => actionButton(page, 'Complete').focus())),
    await attempt('sort from cached data', async () => ofLaps('sort from cached data', 100, await measureSort(page, rounds))),
    await attempt('filter from cached data', async () => ofLaps('filter from cached data', 100, await measureFilter(page, rounds))),
    nodes,
  ]
  await page.context().close()
  return results.flat()
}

/** Goes to the end until there is no more to come, and back to the first row. */
async function loadWholeList(page: Page): Promise<void> {
  await taskList(page).getByRole('row').nth(1).focus()
  const missing = () => page.evaluate(() => Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) - 2 - Number([...document.querySelectorAll<HTMLElement>('[data-row]')].at(-1)?.dataset['row']))
  for (let before = await missing(); before > 0; before = await missing()) {
    await page.keyboard.press('End')
    await expect.poll(missing, { timeout: 60_000 }).toBeLessThan(before)
  }
  await page.keyboard.press('Home')
  await page.locator('[data-row="0"]').waitFor()
}

/** Opens the cursor's task, presses Enter on what `ready` has given the focus, and watches the row: a column of it, or its state. */
async function actInDrawer(page: Page, column: string | null, ready: () => Promise<void>): Promise<Lap> {
  await closeDrawer(page)
  await page.keyboard.press('Enter')
  await drawer(page).waitFor()
  const id = (await page.locator('[data-cursor]').getAttribute('data-task')) ?? ''
  await ready()
  const sight = column === null ? { selector: `[data-task="${id}"]`, attribute: 'data-state' } : { selector: `[data-task="${id}"] [data-col="${column}"]` }
  const one = await lap(page, sight, () => page.keyboard.press('Enter'))
  await closeDrawer(page)
  await page.keyboard.press('j')
  return one
}

async function chooseOwner(page: Page, index: number): Promise<void> {
  await actionButton(page, 'Reassign').click()
  // Everybody of the rep's own team in turn.
  const name = `Last${filledTeam.longList + filledTeam.teams * (1 + (index % 9))}`
  await page.getByRole('combobox', { name: 'Owner' }).fill(name)
  await page.getByRole('option', { name: new RegExp(`${name}\\b`) }).first().click()
  await page.getByRole('button', { name: 'Assign', exact: true }).focus()
}

/** Layer by layer: a measure that failed may have left something open. */
async function closeDrawer(page: Page): Promise<void> {
  for (let layers = 0; layers < 3 && (await drawer(page).count()) > 0; layers++) {
    await page.keyboard.press('Escape')
    await drawer(page).waitFor({ state: 'detached', timeout: 2000 }).catch(() => {})
  }
}

/** By due date, up and down: both orders were read before. */
async function measureSort(page: Page, rounds: number): Promise<Lap[]> {
  const button = page.getByRole('columnheader', { name: 'Due' }).getByRole('button')
  const sort = async () => {
    await button.focus()
    return lap(page, rows, () => page.keyboard.press('Enter'))
  }
  await repeat(2, sort)
  return repeat(rounds, sort)
}

/** From one standing view to another and back: both were read before. */
async function measureFilter(page: Page, rounds: number): Promise<Lap[]> {
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('listitem').getByRole('link')
  const open = async (index: number) => {
    await links.nth(index % 2).focus()
    return lap(page, rows, () => page.keyboard.press('Enter'))
  }
  await open(1)
  await open(0)
  return repeat(rounds, (index) => open(index + 1))
}
