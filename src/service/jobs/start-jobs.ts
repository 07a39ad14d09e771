import { refreshStatistics } from '#service/db/statistics.ts'
import type { Dependencies } from '#service/dependencies.ts'
import type { JobDependencies } from './job-dependencies.ts'
import { nextDue } from './next-due.ts'
import { prune } from './prune.ts'
import { runDueJobs } from './run-due-jobs.ts'

/** Another process may schedule something meanwhile, so nobody sleeps longer than this. */
const longestSleepMs = 15_000

/** A row that fails is due again at once; this keeps it from being tried without end. */
const shortestSleepMs = 1_000

const pruneEveryMs = 60 * 60_000

/** Starts the jobs of this process: at once, for what fell due while it was down, and then whenever something does. */
export function startJobs(
  { store, clock, smtpUrl }: Pick<Dependencies, 'store' | 'clock' | 'smtpUrl'>,
  report: JobDependencies['report'] = reportToStandardError,
): { stop(): Promise<void> } {
  const deps: JobDependencies = { store, clock, smtpUrl, report }
  const stopping = new AbortController()
  let prunedAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  const run = async () => {
    let sleep = longestSleepMs
    try {
      await runDueJobs(deps, stopping.signal)
      if (clock.now().getTime() - prunedAt >= pruneEveryMs) {
        await prune(deps)
        await refreshStatistics(store)
        prunedAt = clock.now().getTime()
      }
      const next = await nextDue(deps)
      if (next !== null) sleep = Math.min(sleep, Math.max(shortestSleepMs, next.getTime() - clock.now().getTime()))
    } catch (error) {
      if (!stopping.signal.aborted) report(error, 'jobs failed; they are tried again')
    }
    if (!stopping.signal.aborted) schedule(sleep)
  }
  const schedule = (sleep: number) => {
    timer = setTimeout(() => (running = run()), sleep)
  }
  running = run()
  return {
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}

function reportToStandardError(error: unknown, what: string): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', what, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`)
}
