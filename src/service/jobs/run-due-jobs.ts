import { deliverMailings, giveUpDeliveries } from './deliver-mailings.ts'
import { drain, type Job } from './due-rows.ts'
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
export async function runDueJobs(deps: JobDependencies, signal?: AbortSignal, jobs: readonly CountedJob[] = [...taskJobs, ...mailJobs]): Promise<JobReport> {
  const report: JobReport = { woken: 0, skipped: 0, delivered: 0 }
  const left = new Map<Job, number[]>(jobs.map(({ job }) => [job, []]))
  for (let round = 0; round < mostRounds && !signal?.aborted; round++) {
    let done = 0
    for (const { job, counts } of jobs) {
      const taken = await drain(job, deps, left.get(job) ?? [], signal)
      report[counts] += taken
      done += taken
    }
    if (done === 0) break
  }
  return report
}

interface CountedJob {
  job: Job
  counts: keyof JobReport
}

/** What only asks the database. */
export const taskJobs: readonly CountedJob[] = [
  { job: wakeTasks, counts: 'woken' },
  { job: skipTasks, counts: 'skipped' },
]

/** What waits for a mail server, which may keep silent for half a minute for each mail. */
export const mailJobs: readonly CountedJob[] = [
  { job: deliverMailings, counts: 'delivered' },
  { job: giveUpDeliveries, counts: 'delivered' },
]

/** A sequence of steps without any pause between them is walked this far in one go; the rest follows in the next. */
const mostRounds = 50
