import type { Page } from '@playwright/test'
import { listDocumentSchema } from '#contract/json-api.ts'
import { relatedId, taskSchema, type Task } from '#contract/task.ts'
import { expect, withOwnService } from './fixtures.ts'
import { taskList } from './inbox-page.ts'
import { actionsOn, ask, readTask, userIdOf } from './task-api.ts'
import type { ServiceProcess } from './service-process.ts'

// In the end nothing is left of the day.
const test = withOwnService()

const zone = 'America/New_York'
const who = 'Lukas Brandt'

/** What is late or due today for `owner`, as the service holds it. */
async function todayOf(service: ServiceProcess, owner: number): Promise<Task[]> {
  const day = (instant: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant)
  const open = listDocumentSchema(taskSchema).parse(await ask(service, `/api/v2/tasks?filter[owner][id]=${owner}&filter[state]=incomplete&sort=dueAt&page[size]=200`))
  return open.data.filter(({ attributes: { dueAt } }) => dueAt !== null && day(Date.parse(dueAt)) <= day(Date.now()))
}

/** What stands on a key cap, by its name. */
const signs: Readonly<Record<string, string>> = { '→': 'ArrowRight', '.': '.', '?': '?' }

/** The keys by what they do, as the key sheet says them: nothing else is known to who uses them here. */
async function readKeySheet(page: Page): Promise<(title: string) => string> {
  const names = await page.getByRole('dialog', { name: 'Keyboard' }).getByRole('button', { name: /^Key of / }).evaluateAll((caps) => caps.map((cap) => cap.getAttribute('aria-label') ?? ''))
  return (title) => {
    const key = names.find((name) => name.startsWith(`Key of ${title}: `))?.slice(`Key of ${title}: `.length).replace(/\. Change$/u, '')
    if (key === undefined || key === 'none') throw new Error(`the key sheet has no key for “${title}”`)
    const [last = '', ...modifiers] = key.split('+').reverse()
    return [...modifiers.reverse().map((modifier) => modifier.replace('Ctrl', 'Control')), signs[last] ?? (modifiers.length === 0 ? last.toLowerCase() : last)].join('+')
  }
}

test('a whole day by keyboard alone: from sign-in to the last task, with no more than the key sheet', async ({ page, service }) => {
  // A hand on the mouse would be seen.
  const pressed: string[] = []
  await page.exposeFunction('tellPointer', (what: string) => pressed.push(what))
  await page.addInitScript(() => {
    const { tellPointer } = globalThis as unknown as { tellPointer: (what: string) => void }
    addEventListener('pointerdown', ({ target }) => tellPointer(String(target)), { capture: true })
  })
  const owner = await userIdOf(service, who)
  const today = await todayOf(service, owner)
  expect(today.length).toBeGreaterThan(12)
  // The sample workspace has a past.
  const histories = () => Promise.all(today.map(async ({ id }) => [id, await actionsOn(service, id)] as const))
  const before = new Map(await histories())

  await page.goto('/sign-in')
  const name = page.getByRole('button', { name: `Continue as ${who}`, exact: true })
  await expect(name).toBeVisible()
  for (let tabs = 0; tabs < 20 && !(await name.evaluate((button) => button === document.activeElement)); tabs += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()

  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(sheet.getByRole('button', { name: /^Key of Snooze…/ })).toBeVisible()
  const keyOf = await readKeySheet(page)
  const press = (title: string) => page.keyboard.press(keyOf(title))
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  // What each key hits is the row that is marked as the cursor's.
  const cursorRow = taskList(page).locator('[data-cursor]')
  const underCursor = async () => Number(await cursorRow.getAttribute('data-task'))
  await press('Next task')
  await expect(cursorRow).toBeFocused()
  const expected = new Map<number, string[]>()
  const act = async (action: string, keys: () => Promise<void>) => {
    const id = await underCursor()
    expected.set(id, [action])
    await keys()
    // What leaves the view hands the cursor on.
    await expect.poll(underCursor).not.toBe(id)
    return id
  }
  const line = (title: string, text: string) => async () => {
    await press(title)
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await act('markComplete', () => press('Complete'))
  const snoozed = await act('snooze', line('Snooze…', 'tue 9am'))
  const again = await act('snooze', () => press('Repeat the last action on the next task'))
  const moved = await act('reschedule', line('Set the due date…', 'next week 16:00'))
  const given = await act('reassignOwner', line('Assign…', 'omar'))

  // One after the other: the first is skipped, the next is done. The sheet says the keys that are there.
  const passed = await underCursor()
  await press('Play through')
  const played = page.getByRole('region', { name: 'Task of this run' })
  await expect(played).toBeVisible()
  await page.keyboard.press('?')
  await expect(sheet.getByRole('button', { name: /^Key of Skip/ })).toBeVisible()
  const playKeyOf = await readKeySheet(page)
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press(playKeyOf('Skip for now'))
  await press('Complete')
  await page.keyboard.press('Escape')
  await expect(cursorRow).toBeFocused()
  expect(await underCursor()).not.toBe(passed)

  // The rest in one go, whatever it is; the list says what that sets off, and Enter does it.
  await press('Select all shown')
  await press('Complete')
  await expect(page.getByRole('button', { name: /^Complete \d+ tasks$/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Progress' })).toBeVisible()
  await press('Tidy away what is done')
  await expect(page.getByRole('heading', { name: 'Nothing left for today' })).toBeVisible()

  // What the service holds in the end: each task was touched once, by what was typed for it.
  await expect.poll(async () => (await todayOf(service, owner)).length, { timeout: 20_000 }).toBe(0)
  for (const [id, history] of await histories()) expect(history.slice(before.get(id)?.length), `task ${id}`).toEqual(expected.get(id) ?? ['markComplete'])
  const clock = (instant: string | null) => new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(Date.parse(instant ?? ''))
  for (const id of [snoozed, again]) expect(clock((await readTask(service, id)).attributes.dueAt)).toBe('Tue 09:00')
  expect(clock((await readTask(service, moved)).attributes.dueAt)).toBe('Mon 16:00')
  expect(relatedId(await readTask(service, given), 'owner')).toBe(await userIdOf(service, 'Omar Haddad'))
  expect((await readTask(service, passed)).attributes.state).toBe('complete')
  expect(pressed).toEqual([])
})
