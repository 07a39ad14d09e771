import type { Dependencies } from '#service/dependencies.ts'
import type { WriteContext } from '#service/tasks/write-context.ts'

/** What jobs are built from. */
export interface JobDependencies extends Pick<Dependencies, 'store' | 'clock' | 'smtpUrl'> {
  /** Where failures go: a job that fails is tried again, and never takes the process with it. */
  report(error: unknown, what: string): void
}

/** The context of a change that a job makes. */
export function jobContext({ clock }: JobDependencies, trx: WriteContext['trx']): WriteContext {
  return { trx, now: clock.now(), actor: { type: 'job', id: null }, requestId: null }
}
