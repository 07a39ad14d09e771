import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList } from './inbox-page.ts'
import { ask, makeTask, userIdOf, worksEveryDay } from './task-api.ts'

const board = (page: Page) => page.getByRole('table', { name: 'Load' })
const rowOf = (page: Page, name: string) => board(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(name) }) })
const overdueOf = async (page: Page, name: string) => Number(/Overdue: (\d+) tasks?/.exec((await rowOf(page, name).getByRole('link', { name: /, Overdue: / }).getAttribute('aria-label')) ?? '')?.[1])

test('a manager sees who drowns, and every number leads to its tasks', async ({ page, service }) => {
  await worksEveryDay(service, 'Noah Lindqvist')
  await signInAs(page, 'Ray Santos')
  await page.getByRole('link', { name: 'Team', exact: true }).click()
  await expect(board(page).getByRole('rowheader')).toHaveCount(4)
  await expect(rowOf(page, 'Noah Lindqvist')).toContainText(/Drowning|Over capacity|On track|Has room/)

  const link = rowOf(page, 'Noah Lindqvist').getByRole('link', { name: /, Today: / })
  const count = Number(/Today: (\d+) tasks?/.exec((await link.getAttribute('aria-label')) ?? '')?.[1])
  await link.click()
  await expect(page).toHaveURL(/owner=\d+&days=/)
  await expect(page.getByRole('heading', { level: 1 }).locator('xpath=following-sibling::p[1]')).toHaveText(`${count} tasks`)
  await expect(taskList(page).getByRole('row').nth(1)).toContainText('Noah')
  await page.goBack()
  await rowOf(page, 'Noah Lindqvist').getByRole('link', { name: /, Overdue: / }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Overdue' })).toBeVisible()
})

test('what others do shows on the board because the stream tells of it, without asking again and again', async ({ page, service }) => {
  await signInAs(page, 'Ray Santos')
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
  const loads = () => asked.filter((path) => path === '/api/v2/team/load').length
  await page.clock.install()
  const stream = page.waitForResponse((response) => response.url().endsWith('/api/v2/changes') && response.ok())
  await page.goto('/team')
  await expect(board(page)).toBeVisible()
  await stream
  const before = await overdueOf(page, 'Jamal Whitaker')
  // Every timer of these seconds goes off, and none of them reads: nothing is asked for until the stream says that something changed.
  asked.length = 0
  await page.clock.runFor(40_000)
  expect(loads()).toBe(0)
  const task = await makeTask(service, 'Jamal Whitaker', 'Comes while the board is looked at')
  await expect.poll(() => overdueOf(page, 'Jamal Whitaker')).toBe(before + 1)
  // The one stream told, one reading of the figures followed, and no list was read.
  expect([loads(), asked.filter((path) => path === '/api/v2/changes' || path === '/api/v2/tasks')]).toEqual([1, []])
  await ask(service, `/api/v2/tasks/${task.id}`, { method: 'DELETE' })
  await expect.poll(() => overdueOf(page, 'Jamal Whitaker')).toBe(before)
})

test('a manager says how much somebody works, and supposes what isn’t so', async ({ page, service }) => {
  await worksEveryDay(service, 'Mei Tanaka')
  await signInAs(page, 'Ray Santos')
  await page.goto('/team')
  await rowOf(page, 'Mei Tanaka').getByRole('button').click()
  const sheet = page.getByRole('dialog', { name: 'Mei Tanaka' })
  const plot = sheet.getByRole('application', { name: /^Done, / })
  await expect(plot).toBeVisible()
  // Each day's value is told by key as well.
  await plot.focus()
  await page.keyboard.press('ArrowRight')
  await expect(sheet.getByRole('figure', { name: 'Done' }).getByRole('status')).toContainText(/: (\d|none)/)
  expect(await violations(page)).toEqual([])
  await sheet.getByRole('radio', { name: 'Numbers' }).check()
  await expect(sheet.getByRole('columnheader', { name: 'Snoozed' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await sheet.getByRole('textbox', { name: 'Tasks a day' }).fill('300')
  await sheet.getByRole('button', { name: 'Save', exact: true }).click()
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect(rowOf(page, 'Mei Tanaka')).toContainText('Has room')
  await expect(rowOf(page, 'Mei Tanaka').getByRole('link', { name: /, Today: \d+ tasks?, .*, of 300/ })).toBeVisible()

  await page.getByRole('button', { name: 'What if…' }).click()
  const form = page.getByRole('form', { name: 'What if' })
  await form.getByRole('combobox', { name: 'Suppose' }).selectOption('another capacity')
  await form.getByRole('textbox', { name: 'Tasks a day' }).fill('5')
  await form.getByRole('button', { name: 'Suppose' }).click()
  await expect(page).toHaveURL(/cap=all:5/)
  await expect(rowOf(page, 'Mei Tanaka')).toContainText('Drowning')
  const scenarios = page.getByRole('table', { name: 'Scenarios compared' })
  await expect(scenarios.getByRole('rowheader')).toHaveText(['As it is', '5 a day for everybody'])
  await expect(scenarios.getByRole('row').nth(2).getByRole('cell').nth(2)).toContainText('+')
  // Every number opens who and what is behind it.
  await scenarios.getByRole('row').nth(2).getByRole('button', { name: /Tasks too many, see who and what/ }).click()
  const behind = page.getByRole('dialog', { name: 'Tasks too many: 5 a day for everybody' })
  await expect(behind.getByRole('link', { name: 'Mei Tanaka' })).toBeVisible()
  await expect(behind.getByRole('link', { name: 'Today' }).first()).toHaveAttribute('href', /\/inbox\?owner=\d+&days=/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'As it is' }).click()
  await expect(rowOf(page, 'Mei Tanaka')).toContainText('Has room')
  await page.getByRole('radio', { name: 'Table' }).check()
  expect(await violations(page)).toEqual([])
})

test('a rep sees their own team, and changes nobody’s hours', async ({ page }) => {
  await signInAs(page, 'Omar Haddad')
  await page.goto('/team')
  await expect(board(page).getByRole('rowheader')).toHaveCount(4)
  await rowOf(page, 'Omar Haddad').getByRole('button').click()
  const sheet = page.getByRole('dialog', { name: 'Omar Haddad' })
  await expect(sheet.getByRole('textbox', { name: 'Tasks a day' })).toBeDisabled()
  await expect(sheet.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
})

test('a rep asks for help, a manager moves work with a word, and the receiver sees what came in, from whom and why', async ({ browser, page, service }) => {
  const task = await makeTask(service, 'Jamal Whitaker', 'Call about the renewal, handed on')
  await signInAs(page, 'Jamal Whitaker')
  await page.goto('/team')
  await page.getByRole('button', { name: 'Ask for help' }).click()
  const asking = page.getByRole('dialog', { name: 'From your team' })
  await asking.getByRole('textbox', { name: 'What would help' }).fill('Too many calls this week')
  await asking.getByRole('button', { name: 'Ask for help' }).click()
  await expect(asking.getByRole('region', { name: 'You asked for help' })).toContainText('Too many calls this week')

  const manager = await (await browser.newContext()).newPage()
  await signInAs(manager, 'Ray Santos')
  await manager.getByRole('button', { name: 'Jamal Whitaker asks for help' }).click()
  const call = manager.getByRole('dialog', { name: 'From your team' }).getByRole('region', { name: 'Jamal Whitaker asks for help' })
  await expect(call).toContainText('Too many calls this week')
  expect(await violations(manager)).toEqual([])
  await call.getByRole('button', { name: 'Jamal Whitaker was helped' }).click()
  await expect(call).toBeHidden()
  await manager.goto(`/team/plan?ids=${task.id}&to=${await userIdOf(service, 'Mei Tanaka')}`)
  await manager.getByRole('textbox', { name: 'A word to the receivers' }).fill('Jamal has too many calls this week')
  await manager.getByRole('button', { name: 'Move 1 task' }).click()
  await expect(manager.getByRole('status').filter({ hasText: '1 moved of 1' })).toBeVisible()

  const receiver = await (await browser.newContext()).newPage()
  await signInAs(receiver, 'Mei Tanaka')
  // Other files' tests share the workspace, and may have handed her something before.
  const news = receiver.getByRole('button', { name: /^\d+ came in$/ })
  await news.click()
  const sheet = receiver.getByRole('dialog', { name: 'From your team' })
  await expect(sheet.getByRole('region', { name: 'Ray Santos gave you 1 task of Jamal Whitaker' })).toContainText('Jamal has too many calls this week')
  await sheet.getByRole('button', { name: 'Got it' }).click()
  await expect(news).toBeHidden()
})
