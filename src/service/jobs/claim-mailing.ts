import type { Selectable } from 'kysely'
import type { Mailings } from '#service/db/schema.ts'
import { laterOf } from '#service/tasks/change-task.ts'
import { inTransaction } from './due-rows.ts'
import type { JobDependencies } from './job-dependencies.ts'

/** How long a process may take to hand a mail over and report back. Much longer than any time-out of the connection. */
export const leaseMs = 10 * 60_000

/** A mailing that this process, and no other, is to deliver. */
export type ClaimedMailing = Selectable<Mailings>

/**
 * Takes a due mailing for this process alone, and commits that before anything is sent: a process that dies afterwards leaves
 * a mailing that is `delivering`, never one that another process would send again.
 */
export async function claimMailing(deps: JobDependencies, id: number): Promise<ClaimedMailing | null> {
  const now = deps.clock.now()
  return inTransaction(deps, async (trx) => {
    const mailing = await trx
      .selectFrom('mailings')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'scheduled')
      .where('scheduled_at', '<=', now)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (mailing === undefined) return null
    await trx
      .updateTable('mailings')
      .set({ state: 'delivering', lease_until: new Date(now.getTime() + leaseMs), updated_at: laterOf(mailing.updated_at, now) })
      .where('id', '=', id)
      .execute()
    return mailing
  })
}
