import { refreshStatistics } from '#service/db/statistics.ts'
import type { Dependencies } from '#service/dependencies.ts'
import type { JobDependencies } from './job-dependencies.ts'
import { nextDue } from './next-due.ts'
import { prune } from './prune.ts'
import { mailJobs, runDueJobs, taskJobs } from './run-due-jobs.ts'

/** Another process may schedule something meanwhile, so nobody sleeps longer than this. */
const longestSleepMs = 15_000

/** A row that fails is due again at once; this keeps it from being tried without end. */
const shortestSleepMs = 1_000

const pruneEveryMs = 60 * 60_000

/**
 * Starts the jobs of this process: at once, for what fell due while it was down, and then whenever something does. Mail goes
 * out beside the rest, so that a mail server that doesn't answer holds up no task.
 */
export function startJobs(
  { store, clock, smtpUrl }: Pick<Dependencies, 'store' | 'clock' | 'smtpUrl'>,
  report: JobDependencies['report'] = reportToStandardError,
): { stop(): Promise<void> } {
  const deps: JobDependencies = { store, clock, smtpUrl, report }
  const stopping = new AbortController()
  let prunedAt = Number.NEGATIVE_INFINITY
  const tidy = async () => {
    if (clock.now().getTime() - prunedAt < pruneEveryMs) return
    await prune(deps)
    await refreshStatistics(store)
    prunedAt = clock.now().getTime()
  }
  const loops = [
    repeat(deps, stopping.signal, async () => {
      await runDueJobs(deps, stopping.signal, taskJobs)
      await tidy()
    }),
    repeat(deps, stopping.signal, async () => void (await runDueJobs(deps, stopping.signal, mailJobs))),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** Does `work` at once and then each time that something falls due, until the signal; one run at a time. */
function repeat(deps: JobDependencies, signal: AbortSignal, work: () => Promise<void>): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  const run = async () => {
    let sleep = longestSleepMs
    try {
      await work()
      const next = await nextDue(deps)
      if (next !== null) sleep = Math.min(sleep, Math.max(shortestSleepMs, next.getTime() - deps.clock.now().getTime()))
    } catch (error) {
      if (!signal.aborted) deps.report(error, 'jobs failed; they are tried again')
    }
    if (!signal.aborted) timer = setTimeout(() => (running = run()), sleep)
  }
  let running = run()
  return {
    stop: async () => {
      clearTimeout(timer)
      await running
    },
  }
}

function reportToStandardError(error: unknown, what: string): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', what, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`)
}
