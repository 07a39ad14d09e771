import { test as base, expect, type Page } from '@playwright/test'
import { startServiceProcess, type ServiceProcess } from './service-process.ts'

interface WorkerFixtures {
  /** One service with the sample workspace for each worker; its tests share it. */
  service: ServiceProcess
}

interface TestFixtures {
  /**
   * Patterns of console errors that a test brings about on purpose, such as a refused action, which Chromium reports by
   * itself. Any other console error, and any uncaught one, fails the test.
   */
  expectedErrors: RegExp[]
  /** Whether everybody has answered the offer of the tour before. */
  isTourAnswered: boolean
  /** Fails the test for errors of any of its pages. */
  watchedErrors: void
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  service: [
    async ({}, provide) => {
      const service = await startServiceProcess()
      await provide(service)
      await service.dispose()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ service }, provide) => provide(service.url),
  expectedErrors: async ({}, provide) => provide([]),
  isTourAnswered: [true, { option: true }],
  context: async ({ context, isTourAnswered }, provide) => {
    // What can't be taken back is held before it is sent; tests that wait for the service need not wait longer than they must.
    await context.addInitScript(() => {
      // The blank page before the first address has no storage.
      if (location.protocol === 'http:') localStorage.setItem('daysheet.holdSeconds', '5')
    })
    if (isTourAnswered) {
      await context.addInitScript(() => {
        if (location.protocol === 'http:') localStorage.setItem('daysheet.tour', JSON.stringify(Array.from({ length: 100 }, (_, index) => index + 1)))
      })
    }
    await provide(context)
  },
  watchedErrors: [
    async ({ context, expectedErrors }, provide) => {
      const errors: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => errors.push(String(error.error().stack ?? error.error())))
      await provide()
      expect(errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)))).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** The same for a file whose tests need a workspace that no other file's have touched. */
export function withOwnService(variables: Readonly<Record<string, string>> = {}): typeof test {
  return test.extend<object, WorkerFixtures>({
    service: [
      async ({}, provide) => {
        const service = await startServiceProcess(variables)
        await provide(service)
        await service.dispose()
      },
      { scope: 'worker', timeout: 90_000 },
    ],
  })
}

/** Picks a person of the sample workspace on the sign-in page and waits for their inbox. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: `Continue as ${name}`, exact: true }).click()
  await page.waitForURL(/\/inbox/)
}
