import type { Transaction } from 'kysely'
import type { Database } from '#service/db/schema.ts'
import type { JobDependencies } from './job-dependencies.ts'

/** A kind of work that falls due row by row. */
export interface Job {
  name: string
  /** Ids of rows that are due, the longest due first; at most `limit`, none of `except`. */
  findDue(deps: JobDependencies, limit: number, except: readonly number[]): Promise<number[]>
  /** Does one row, if it is still due and nobody else holds it. Says whether it did. */
  takeOne(deps: JobDependencies, id: number): Promise<boolean>
}

const batchSize = 100

/**
 * Does everything that is due of one kind. Each row is a transaction of its own that takes the row with SKIP LOCKED and looks
 * again whether it is due: any number of processes may run this at once, each row has exactly one effect, and a row that
 * fails is told about and doesn't stop the others. `left` gathers the rows that this run is through with but didn't do.
 */
export async function drain(job: Job, deps: JobDependencies, left: number[], signal?: AbortSignal): Promise<number> {
  let done = 0
  while (!signal?.aborted) {
    const ids = await job.findDue(deps, batchSize, left)
    if (ids.length === 0) break
    for (const id of ids) {
      if (signal?.aborted) break
      const isDone = await job.takeOne(deps, id).catch((error: unknown) => {
        deps.report(error, `${job.name} of row ${id} failed`)
        return false
      })
      if (isDone) done++
      else left.push(id)
    }
  }
  return done
}

/** A transaction of a job. */
export function inTransaction<Result>({ store }: JobDependencies, work: (trx: Transaction<Database>) => Promise<Result>): Promise<Result> {
  return store.db.transaction().execute(work)
}
