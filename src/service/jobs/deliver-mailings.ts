import { claimMailing, type ClaimedMailing } from './claim-mailing.ts'
import { inTransaction, type Job } from './due-rows.ts'
import type { JobDependencies } from './job-dependencies.ts'
import { outcomeUnknown, settleMailing, type Settlement } from './settle-mailing.ts'
import { sendMail } from './send-mail.ts'

/** After so many times that the mail server could not take it, a mailing counts as failed. */
const mostAttempts = 10

const minute = 60_000

/** A scheduled mailing is handed to the mail server once, and its task completes. Without a server it is kept and marked so. */
export const deliverMailings: Job = {
  name: 'delivery',
  async findDue({ store, clock }, limit, except) {
    let query = store.db.selectFrom('mailings').select('id').where('state', '=', 'scheduled').where('scheduled_at', '<=', clock.now())
    if (except.length > 0) query = query.where('id', 'not in', except)
    return (await query.orderBy('scheduled_at').orderBy('id').limit(limit).execute()).map(({ id }) => id)
  },
  async takeOne(deps, id) {
    const mailing = await claimMailing(deps, id)
    if (mailing === null) return false
    await settleMailing(deps, mailing, await deliver(deps, mailing))
    return true
  },
}

/**
 * A mailing whose process never reported back. It may have gone out, so it is not sent again: a prospect who gets a mail twice
 * is worse than a rep who has to look. The task stays open for that.
 */
export const giveUpDeliveries: Job = {
  name: 'lost delivery',
  async findDue({ store, clock }, limit, except) {
    let query = store.db.selectFrom('mailings').select('id').where('state', '=', 'delivering').where('lease_until', '<=', clock.now())
    if (except.length > 0) query = query.where('id', 'not in', except)
    return (await query.orderBy('lease_until').limit(limit).execute()).map(({ id }) => id)
  },
  async takeOne(deps, id) {
    const mailing = await inTransaction(deps, (trx) => trx.selectFrom('mailings').select(['id', 'task_id']).where('id', '=', id).executeTakeFirst())
    if (mailing === undefined) return false
    await settleMailing(deps, mailing, failed(outcomeUnknown))
    return true
  },
}

async function deliver(deps: JobDependencies, mailing: ClaimedMailing): Promise<Settlement> {
  // The rep's part is done either way; that nothing was sent stands on the mailing.
  if (deps.smtpUrl === null) return { ...failed('not_sent'), completesTask: true }
  const { from, isOptedOut } = await readCorrespondents(deps, mailing)
  if (isOptedOut) return failed('opted_out')
  if (from === null) return failed('no_sender')
  if (!mailing.to_email) return failed('no_recipient')
  const sending = await sendMail(deps.smtpUrl, { mailing, from, to: mailing.to_email })
  switch (sending.outcome) {
    case 'sent':
      return { state: 'delivered', errorReason: null, completesTask: true }
    case 'unknown':
      return failed(outcomeUnknown)
    case 'refused':
      return failed(sending.reason)
    case 'later':
      return mailing.delivery_attempts + 1 >= mostAttempts ? failed(sending.reason) : { ...retry(deps, mailing), errorReason: sending.reason }
  }
}

function failed(errorReason: string): Settlement {
  return { state: 'failed', errorReason, completesTask: false }
}

/** Tries again after 1, 2, 4 … minutes, at most an hour. */
function retry({ clock }: JobDependencies, { delivery_attempts }: ClaimedMailing): Omit<Settlement, 'errorReason'> {
  const pause = Math.min(60, 2 ** delivery_attempts) * minute
  return { state: 'scheduled', scheduledAt: new Date(clock.now().getTime() + pause), completesTask: false }
}

async function readCorrespondents(deps: JobDependencies, mailing: ClaimedMailing) {
  return inTransaction(deps, async (trx) => {
    const user = await trx.selectFrom('users').select(['name', 'email']).where('id', '=', mailing.user_id).executeTakeFirst()
    const prospect = await trx.selectFrom('prospects').select('opted_out').where('id', '=', mailing.prospect_id).executeTakeFirst()
    return { from: user === undefined ? null : { name: user.name, address: user.email }, isOptedOut: prospect?.opted_out === true }
  })
}
