import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { BenchWorkspace } from './bench-workspace.ts'
import { addStopwatch } from './stopwatch.ts'

/** A page of a browser that has never been here, signed in, at that share of the processor; `close` ends its browser context. */
export async function openBenchPage(browser: Browser, { service, cookies }: BenchWorkspace, who: 'rep' | 'manager', throttle: number): Promise<Page> {
  const context = await browser.newContext({ baseURL: service.url, viewport: { width: 1440, height: 900 }, timezoneId: 'America/New_York', locale: 'en-US' })
  await context.addCookies([cookies[who]])
  return anotherBenchPage(context, throttle)
}

/** One more page of a browser context. */
export async function anotherBenchPage(context: BrowserContext, throttle: number): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await addStopwatch(page)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  return page
}
