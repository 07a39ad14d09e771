import { violations } from './axe.ts'
import { expect, signInAs, test } from './fixtures.ts'
import { taskList, taskRow } from './inbox-page.ts'
import { makeTask, readTask, userIdOf } from './task-api.ts'

test.use({ timezoneId: 'Europe/Berlin', locale: 'en-GB' })

/** The wall clock of Berlin at an instant, as "Tue 09:00". */
function berlin(instant: string | null): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(Date.parse(instant ?? '')).replace(',', '')
}

test('a rep types times, people, priorities and notes in one line, sees what they mean, and repeats', async ({ page, service }) => {
  const notes = ['Line one', 'Line two', 'Line three', 'Line four']
  const tasks = []
  for (const note of notes) tasks.push(await makeTask(service, 'Jamal Whitaker', note))
  const [one, two, three, four] = tasks.map(({ id }) => id) as [number, number, number, number]
  await signInAs(page, 'Jamal Whitaker')
  await page.goto('/inbox?q=line')
  await expect(taskRow(page, 'Line four')).toBeVisible()
  await taskList(page).getByRole('row').nth(1).focus()

  // Typed at once, before the line can be there: nothing of it is lost.
  await page.keyboard.type('stue 9')
  const line = page.getByRole('combobox', { name: /^Snooze/ })
  await expect(line).toHaveValue('tue 9')
  await expect(page.getByRole('status').filter({ hasText: /^Snooze to Tuesday .* 9:00/ })).toBeVisible()
  expect(await violations(page, { within: '[role="dialog"]' })).toEqual([])
  await page.keyboard.press('Enter')
  await expect(line).toBeHidden()
  await expect.poll(async () => berlin((await readTask(service, one)).attributes.dueAt)).toBe('Tue 09:00')

  // The last verb, on the next row; then counts: one down, and the next two rows.
  await page.keyboard.press('.')
  await expect.poll(async () => berlin((await readTask(service, two)).attributes.dueAt)).toBe('Tue 09:00')
  await page.keyboard.type('1j2dmon 14:30')
  await expect(page.getByRole('combobox', { name: 'Due date · 2 tasks' })).toHaveValue('mon 14:30')
  await page.keyboard.press('Enter')
  await expect.poll(async () => berlin((await readTask(service, three)).attributes.dueAt)).toBe('Mon 14:30')
  await expect.poll(async () => berlin((await readTask(service, four)).attributes.dueAt)).toBe('Mon 14:30')

  // A priority by its beginning, a note added to the one there is, and nobody's name told at once.
  await page.keyboard.type('phi')
  await expect(page.getByRole('option', { name: 'High', selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('nLeft a voicemail')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await readTask(service, three)).attributes.note).toBe('Line three\nLeft a voicemail')
  await page.keyboard.type('aqqq')
  await expect(page.getByText('Nobody is called “qqq”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(taskRow(page, 'Line three')).toBeFocused()
})

test('a time that has passed is said, and asks for a second Enter', async ({ page, service }) => {
  const { id } = await makeTask(service, 'Jamal Whitaker', 'Past line')
  await signInAs(page, 'Jamal Whitaker')
  await page.goto('/inbox?q=past+line')
  await expect(taskRow(page, 'Past line')).toBeVisible()
  await taskList(page).getByRole('row').nth(1).focus()
  await page.keyboard.type('dyesterday 9:00')
  await expect(page.getByText('That time has passed. Enter again sets it all the same.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /^Due date/ })).toBeFocused()
  expect((await readTask(service, id)).attributes.dueAt).toBe('2020-03-02T14:00:00.000Z')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await readTask(service, id)).attributes.dueAt).not.toBe('2020-03-02T14:00:00.000Z')
})

test('a person is handed a task by a few letters of their name, and the palette takes the same lines', async ({ page, service }) => {
  const tasks = []
  for (const note of ['Handing line 1', 'Handing line 2', 'Handing line 3']) tasks.push(await makeTask(service, 'Jamal Whitaker', note))
  const [one, two, three] = tasks.map(({ id }) => id) as [number, number, number]
  await signInAs(page, 'Jamal Whitaker')
  await page.goto('/inbox?q=handing+line')
  await expect(taskRow(page, 'Handing line 3')).toBeVisible()
  await taskList(page).getByRole('row').nth(1).focus()
  await page.keyboard.type('a')
  const options = page.getByRole('listbox', { name: 'People' }).getByRole('option')
  await expect(options.first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  const name = await options.and(page.locator('[aria-selected="true"]')).locator('span').first().innerText()
  await page.keyboard.press('Enter')
  const owner = await userIdOf(service, name)
  await expect.poll(async () => (await readTask(service, one)).relationships.owner?.data).toMatchObject({ id: owner })

  // Two rows at once, in the palette: what it would do stands first.
  await taskRow(page, 'Handing line 2').focus()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('2 d fri 16:00')
  await expect(page.getByRole('option', { selected: true })).toHaveText(/^Set 2 tasks to Friday .* 16:00/u)
  await page.keyboard.press('Enter')
  for (const id of [two, three]) await expect.poll(async () => berlin((await readTask(service, id)).attributes.dueAt)).toBe('Fri 16:00')
})

test('what is learned of people meanwhile moves nobody from under the hand that chooses', async ({ page, service }) => {
  const { id } = await makeTask(service, 'Jamal Whitaker', 'Steady line')
  let learn = () => {}
  const isHeld = new Promise<void>((resolve) => (learn = resolve))
  await page.route(/\/team\/load/u, async (route) => {
    await isHeld
    await route.continue()
  })
  await signInAs(page, 'Jamal Whitaker')
  await page.goto('/inbox?q=steady+line')
  await expect(taskRow(page, 'Steady line')).toBeVisible()
  await taskList(page).getByRole('row').nth(1).focus()
  await page.keyboard.type('a')
  const options = page.getByRole('listbox', { name: 'People' }).getByRole('option')
  const names = options.locator('span:first-child')
  await expect(options.first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const before = await names.allInnerTexts()
  await expect(options.filter({ hasText: 'today' })).toHaveCount(0)
  learn()
  await expect(options.first()).toContainText('today')
  expect(await names.allInnerTexts()).toEqual(before)
  const chosen = options.and(page.locator('[aria-selected="true"]')).locator('span').first()
  await expect(chosen).toHaveText(before[1] ?? '')
  await page.keyboard.press('Enter')
  const owner = await userIdOf(service, before[1] ?? '')
  await expect.poll(async () => (await readTask(service, id)).relationships.owner?.data).toMatchObject({ id: owner })
})
