import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList } from './inbox-page.ts'
import { rowsRenderedBy, watchRenders } from './render-count.ts'

/** How far anything moved from now on, by the browser's own measure; what a hand brought about counts too. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: false })
  })
  return () => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0))
}

test('an action renders its row and no other, a move of the cursor two, and nothing shifts', async ({ page }) => {
  await watchRenders(page)
  // What is held back stays so: a row renders again, rightly, when its own action is sent.
  await page.addInitScript(() => localStorage.setItem('daysheet.holdSeconds', '30'))
  await signInAs(page, 'Jamal Whitaker')
  // All states, so that what is done stays in the view and the cursor on its row.
  await page.goto('/inbox?state=any&due=upcoming&group=due')
  const grid = page.getByRole('treegrid', { name: 'Tasks' })
  const tasks = grid.locator('[data-task][data-state="incomplete"]')
  await expect(tasks.nth(5)).toBeVisible()
  const ids = await tasks.evaluateAll((rows) => rows.slice(0, 6).map((row) => Number((row as HTMLElement).dataset['task'])))
  const [first, second, third] = ids as [number, number, number]
  const row = (id: number) => grid.locator(`[data-task="${id}"]`)
  await row(first).focus()
  const shifted = await watchShifts(page)
  const places = () => grid.locator('[data-task]').evaluateAll((rows) => rows.map((one) => `${(one as HTMLElement).dataset['task']} ${one.getBoundingClientRect().top}`))

  // Once without a look, so that nothing is still on its way: toasts and their code, the first focus.
  await row(ids[5] as number).getByRole('button', { name: /^Mark done/ }).click()
  await expect(page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: /^Undo/ })).toBeVisible()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('j')
  await expect(row(first)).toBeFocused()

  const moved = await rowsRenderedBy(page, () => page.keyboard.press('j'))
  expect([...new Set(moved)].sort()).toEqual([first, second].sort())
  await page.keyboard.press('j')
  await expect(row(third)).toBeFocused()

  const before = await places()
  const done = await rowsRenderedBy(page, async () => {
    await row(third).getByRole('button', { name: /^Mark done/ }).click()
    await expect(row(third)).toHaveAttribute('data-state', 'complete')
  })
  expect([...new Set(done)]).toEqual([third])
  // Once for what is shown at once, and once for each thing that becomes of it; a row that renders in a circle would not stop.
  expect(done.length).toBeLessThanOrEqual(3)
  expect(await places()).toEqual(before)
  expect(await shifted()).toBe(0)
})

test('the keys of a grid: rows, cells and both ends, and the focus is never lost', async ({ page }) => {
  await signInAs(page, 'Tom Kowalski')
  await page.goto('/inbox')
  const grid = taskList(page)
  const rowAt = (index: number) => grid.locator(`[role="row"][aria-rowindex="${index}"]`)
  await expect(rowAt(4)).toBeVisible()
  expect(await grid.getAttribute('aria-colcount')).toBe('8')
  await rowAt(2).focus()
  const last = Number(await grid.getAttribute('aria-rowcount'))
  for (const [key, index] of [['ArrowDown', 3], ['ArrowUp', 2], ['PageDown', 12], ['PageUp', 2], ['End', last], ['Home', 2], ['Control+End', last], ['Control+Home', 2]] as const) {
    await page.keyboard.press(key)
    await expect(rowAt(index), key).toBeFocused()
  }
  // Into the cells: what can be pressed in one has the focus, else the cell.
  await page.keyboard.press('ArrowRight')
  const focused = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[role="gridcell"]')?.dataset['col'])
  expect(await focused()).toBe('check')
  await page.keyboard.press('End')
  expect(await focused()).toBe('owner')
  await page.keyboard.press('ArrowLeft')
  expect(await focused()).toBe('due')
  await page.keyboard.press('ArrowDown')
  // The time of a snoozed task can be pressed: it has the focus then.
  await expect(rowAt(3).locator('[data-col="due"]:focus, [data-col="due"] :focus')).toHaveCount(1)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await expect(rowAt(3)).toBeFocused()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Task details' })).toBeVisible()
})
