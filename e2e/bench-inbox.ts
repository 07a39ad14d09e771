import { expect, type Browser, type Page } from '@playwright/test'
import { openBenchPage } from './bench-page.ts'
import { filledTeam } from '#service/bench/fill-team.ts'
import { attempt, ofLaps, repeat, type Measured, type Pace } from './bench-measures.ts'
import type { BenchWorkspace } from './bench-workspace.ts'
import { drawer, taskList } from './inbox-page.ts'
import { lap, quiet, rest, type Lap, type Sight } from './stopwatch.ts'

const rows: Sight = { selector: '[role="row"][data-task]', attribute: 'data-task' }
const option: Sight = { selector: '[role="dialog"] [role="option"], dialog [role="option"]' }
const cursorRow: Sight = { selector: '[data-cursor]', attribute: 'data-task' }

/** The list with all its rows in it. */
export async function measureInbox(browser: Browser, workspace: BenchWorkspace, { rounds, throttle }: Pace): Promise<Measured[]> {
  const page = await openBenchPage(browser, workspace, 'rep', throttle)
  await page.goto('/inbox')
  await loadWholeList(page)
  await quiet(page)
  const laps = (what: string, budget: number, round: (index: number) => Promise<Lap>, budgetThrottled?: number | null, makesRoom?: boolean) => attempt(what, async () => ofLaps(what, budget, await repeat(rounds, round), budgetThrottled, makesRoom))
  const nodes = await attempt('elements in the document', async () => {
    await page.keyboard.press('Enter')
    await drawer(page).waitFor()
    const count = await page.evaluate(() => document.querySelectorAll('*').length)
    await closeDrawer(page)
    return [{ what: 'elements in the document', unit: 'nodes', budget: 3000, budgetThrottled: null, values: [count] }]
  })
  const results = [
    await laps('move the cursor', 16, () => lap(page, cursorRow, () => page.keyboard.press('j')), 33),
    await laps('complete', 50, () => onNextRow(page, null, () => page.keyboard.press('e'))),
    await laps('snooze, once the time is typed', 50, () => onNextRow(page, 'due', () => page.keyboard.press('Enter'), 'stue 9')),
    // Everybody of the rep's own team in turn.
    await laps('reassign, once the name is typed', 50, (index) => onNextRow(page, 'owner', () => page.keyboard.press('Enter'), `alast${filledTeam.longList + filledTeam.teams * (1 + (index % 9))}`)),
    await laps('open the drawer', 100, async () => {
      await closeDrawer(page)
      const one = await lap(page, { selector: '[aria-label="Task details"]' }, () => page.keyboard.press('Enter'))
      await closeDrawer(page)
      await page.keyboard.press('j')
      return one
    }, null, true),
    await laps('open the palette', 50, async () => {
      const one = await lap(page, option, () => page.keyboard.press('Control+k'))
      await closeDialog(page)
      return one
    }),
    await attempt('results in the palette, each key', async () => {
      await page.keyboard.press('Control+k')
      await page.locator(option.selector).first().waitFor()
      const keys = ['c', 'Backspace', 's', 'Backspace', 'p', 'Backspace']
      const typed = await repeat(rounds, (index) => lap(page, option, () => page.keyboard.press(keys[index % keys.length] ?? 'c')))
      await closeDialog(page)
      return ofLaps('results in the palette, each key', 16, typed)
    }),
    await attempt('sort from cached data', async () => ofLaps('sort from cached data', 100, await measureSort(page, rounds))),
    await attempt('filter from cached data', async () => ofLaps('filter from cached data', 100, await measureFilter(page, rounds))),
    nodes,
    await attempt('snooze 500 in one go', async () => ofLaps('snooze 500 in one go', 100, await repeat(3, () => snoozeMany(page)))),
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

/** Goes to the next row, types `first`, if any, and measures until what the last key does shows in a column of it, or in its state. */
async function onNextRow(page: Page, column: string | null, act: () => Promise<void>, first?: string): Promise<Lap> {
  await closeDialog(page)
  await page.keyboard.press('j')
  const id = (await page.locator('[data-cursor]').getAttribute('data-task')) ?? ''
  if (first !== undefined) await typeInLine(page, first)
  return lap(page, column === null ? { selector: `[data-task="${id}"]`, attribute: 'data-state' } : { selector: `[data-task="${id}"] [data-col="${column}"]` }, act)
}

/** The first letter opens the line, the rest is typed into it. */
async function typeInLine(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue(text.slice(1), { timeout: 20_000 })
  await rest(page)
}

let days = 2

/** Selects 500 rows, types a time, and measures until one of them that is in sight shows it. */
async function snoozeMany(page: Page): Promise<Lap> {
  await closeDialog(page)
  await taskList(page).getByRole('row').nth(1).focus()
  await page.keyboard.press('Home')
  await page.locator('[data-row="0"]').hover()
  await page.locator('[data-row="0"] [data-pick]').click()
  // By scrolling: a range begins where the cursor was left.
  await page.evaluate(() => {
    const row = document.querySelector<HTMLElement>('[data-row]')
    row?.closest('[role="rowgroup"]')?.scrollTo(0, 490 * row.offsetHeight)
  })
  await page.locator('[data-row="499"] [data-pick]').click({ modifiers: ['Shift'] })
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('500 selected')
  await typeInLine(page, `sin ${(days += 1)} days`)
  const one = await lap(page, { selector: '[data-row="495"] [data-col="due"]' }, () => page.keyboard.press('Enter'))
  // What is measured is the hand, not the queue of the one before; a queue that takes long goes on beside it.
  await expect(page.locator('[data-row][aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 }).catch(() => {})
  await page.keyboard.press('Escape')
  return one
}

async function closeDialog(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
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

/** From one standing view to another and back, both read before. Their first rows differ, or there would be nothing to see. */
async function measureFilter(page: Page, rounds: number): Promise<Lap[]> {
  const open = async (name: 'Upcoming' | 'All open') => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(`^${name}`) }).first().focus()
    return lap(page, rows, () => page.keyboard.press('Enter'))
  }
  await open('Upcoming')
  await open('All open')
  await rest(page)
  return repeat(rounds, (index) => open(index % 2 === 0 ? 'Upcoming' : 'All open'))
}
