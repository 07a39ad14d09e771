import type { Browser } from '@playwright/test'
import { anotherBenchPage, openBenchPage } from './bench-page.ts'
import { repeat, type Measured, type Pace } from './bench-measures.ts'
import { untilKept } from './browser-storage.ts'
import type { BenchWorkspace } from './bench-workspace.ts'
import { openUntil } from './stopwatch.ts'

const firstRow = '[role="row"][data-task]'

/** How long the first rows take: in a browser that was never here, and in one that was. */
export async function measureLoads(browser: Browser, workspace: BenchWorkspace, { fewRounds, throttle }: Pace): Promise<Measured[]> {
  const [cold, warm]: [number[], number[]] = [[], []]
  await repeat(fewRounds, async () => {
    const page = await openBenchPage(browser, workspace, 'rep', throttle)
    cold.push(await openUntil(page, '/inbox', firstRow))
    await untilKept(page, 50)
    const again = await anotherBenchPage(page.context(), throttle)
    await page.close()
    warm.push(await openUntil(again, '/inbox', firstRow))
    await again.context().close()
  })
  return [
    { what: 'cold load to first rows', unit: 'ms', budget: 1500, budgetThrottled: null, values: cold },
    { what: 'warm load to first rows', unit: 'ms', budget: 500, budgetThrottled: null, values: warm },
  ]
}
