import { deliverMailings, giveUpDeliveries } from './deliver-mailings.ts'
import { drain } from './due-rows.ts'
import type { JobDependencies } from './job-dependencies.ts'
import { skipTasks } from './skip-tasks.ts'
import { wakeTasks } from './wake-tasks.ts'

/** How many rows each kind of work took. */
export interface JobReport {
  woken: number
  skipped: number
  delivered: number
}

/**
 * Does everything that is due by the clock, also what fell due while nothing was running. Until nothing is left: a task that
 * is skipped may bring one that is workable at once.
 */
export async function runDueJobs(deps: JobDependencies, signal?: AbortSignal): Promise<JobReport> {
  const report: JobReport = { woken: 0, skipped: 0, delivered: 0 }
  for (let round = 0; round < mostRounds && !signal?.aborted; round++) {
    const woken = await drain(wakeTasks, deps, signal)
    const skipped = await drain(skipTasks, deps, signal)
    const delivered = (await drain(deliverMailings, deps, signal)) + (await drain(giveUpDeliveries, deps, signal))
    report.woken += woken
    report.skipped += skipped
    report.delivered += delivered
    if (woken + skipped + delivered === 0) break
  }
  return report
}

/** A sequence of steps without any pause between them is walked this far in one go; the rest follows in the next. */
const mostRounds = 50
