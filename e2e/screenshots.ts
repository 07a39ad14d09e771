import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, signInAs, test } from './fixtures.ts'
import { actionButton, drawer, taskList } from './inbox-page.ts'

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))

interface Screen {
  name: string
  /** Who looks, if not the rep. */
  who?: string
  path: string
  /** Brings the page there, and waits until it is. */
  show: (page: Page) => Promise<void>
  /** Where a phone has no such thing. */
  onlyWide?: boolean
}

const rows = (page: Page) => taskList(page).locator('[data-task]')
const focusFirst = async (page: Page) => {
  await expect(rows(page).nth(3)).toBeVisible()
  await rows(page).nth(1).focus()
}
const openThird = async (page: Page) => {
  await expect(rows(page).nth(3)).toBeVisible()
  await rows(page).nth(2).press('Enter')
  await expect(actionButton(page, 'Complete')).toBeVisible()
  await expect(drawer(page)).toContainText('Local time')
}

const screens: Screen[] = [
  { name: 'inbox', path: '/inbox?due=by-today', show: async (page) => expect(rows(page).nth(3)).toBeVisible() },
  { name: 'task', path: '/inbox?due=by-today', show: openThird },
  {
    name: 'reschedule', path: '/inbox?due=by-today',
    show: async (page) => {
      await openThird(page)
      await actionButton(page, 'Reschedule').click()
      await expect(page.getByRole('spinbutton').first()).toBeVisible()
    },
  },
  { name: 'groups', path: '/inbox?group=account', show: async (page) => expect(page.getByRole('treegrid', { name: 'Tasks' }).getByRole('row', { expanded: true }).nth(1)).toBeVisible() },
  {
    name: 'selection', path: '/inbox?due=by-today', onlyWide: true,
    show: async (page) => {
      await focusFirst(page)
      for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
      await expect(page.getByText('3 selected')).toBeVisible()
    },
  },
  {
    name: 'palette', path: '/inbox?due=by-today',
    show: async (page) => {
      await focusFirst(page)
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox').last()).toBeFocused()
    },
  },
  {
    name: 'one-line', path: '/inbox?due=by-today', onlyWide: true,
    show: async (page) => {
      await focusFirst(page)
      await page.keyboard.press('s')
      await page.keyboard.type('tue 9')
      await expect(page.getByText(/^Snooze to Tuesday/).first()).toBeVisible()
    },
  },
  {
    name: 'keys', path: '/inbox?due=by-today', onlyWide: true,
    show: async (page) => {
      await focusFirst(page)
      await page.keyboard.press('?')
      // Some commands come after the first screen.
      await expect(page.getByRole('dialog', { name: 'Keyboard' }).getByText('Complete', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'new-task', path: '/inbox?due=by-today',
    show: async (page) => {
      await focusFirst(page)
      await page.keyboard.press('c')
      await expect(page.getByRole('dialog', { name: 'New task' })).toBeVisible()
    },
  },
  { name: 'play', path: '/inbox/play?due=by-today', show: async (page) => expect(page.getByRole('button', { name: 'Complete', exact: true })).toBeVisible() },
  { name: 'pile', path: '/pile', show: async (page) => expect(page.getByRole('button', { name: /^Spread [1-9]/ })).toBeEnabled() },
  { name: 'team', who: 'Helen Park', path: '/team', show: async (page) => expect(page.getByRole('table', { name: 'Load', exact: true })).toBeVisible() },
  { name: 'plan', who: 'Ray Santos', path: '/team', show: async (page) => {
    await page.getByRole('link', { name: 'Plan a move' }).click()
    await page.getByRole('group', { name: 'Everything of' }).getByRole('checkbox', { name: 'Noah Lindqvist' }).check()
    for (const name of ['Mei Tanaka', 'Sofia Alvarez']) await page.getByRole('group', { name: 'Receivers' }).getByRole('checkbox', { name }).check()
    await expect(page.getByRole('status').filter({ hasText: /tasks move/ })).toBeVisible()
  } },
  { name: 'no-match', path: '/inbox?q=zzzz', show: async (page) => expect(page.getByText('No task matches')).toBeVisible() },
]

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of [['', { width: 1440, height: 900 }], ['-phone', { width: 390, height: 844 }]] as const) {
    test(`every screen, ${colorScheme}${size}`, async ({ browser, service }) => {
      test.setTimeout(300_000)
      const look = async () => (await browser.newContext({ baseURL: service.url, viewport, colorScheme, reducedMotion: 'reduce' })).newPage()
      const save = (page: Page, name: string) => page.screenshot({ path: `${folder}${name}-${colorScheme}${size}.png` })
      const door = await look()
      await door.goto('/sign-in')
      await expect(door.getByRole('button', { name: /^Continue as/ }).first()).toBeVisible()
      await save(door, 'sign-in')
      for (const { name, who = 'Priya Raman', path, show, onlyWide } of screens) {
        if (onlyWide && size !== '') continue
        const page = await look()
        await signInAs(page, who)
        await page.goto(path)
        await show(page)
        await save(page, name)
        await page.context().close()
      }
    })
  }
}
