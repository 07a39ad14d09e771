import { invalid } from '#contract/errors.ts'
import { changeTask, laterOf } from './change-task.ts'
import type { TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/**
 * Hands a locked task's mailing to delivery, now. The task stays as it is until the mail is out. What can be sent: a draft,
 * one that failed, or one that waits for a later time.
 */
export async function deliverMailing(context: WriteContext, task: TaskRow): Promise<TaskRow> {
  const { trx, now } = context
  const mailing = await trx.selectFrom('mailings').selectAll().where('id', '=', task.mailing_id).forUpdate().executeTakeFirst()
  if (mailing === undefined) throw invalid('The task has no mailing to deliver.')
  const waits = mailing.state === 'scheduled' && (mailing.scheduled_at === null || mailing.scheduled_at > now)
  if (!waits && !['drafted', 'failed'].includes(mailing.state)) throw invalid(`The mailing cannot be sent: it is ${mailing.state}.`)
  const prospect = await trx.selectFrom('prospects').select('opted_out').where('id', '=', mailing.prospect_id).executeTakeFirst()
  if (prospect?.opted_out === true) throw invalid('The mailing cannot be sent: the prospect has opted out.')
  if (!mailing.to_email) throw invalid('The mailing cannot be sent: the prospect has no e-mail address.')
  await trx
    .updateTable('mailings')
    .set({ state: 'scheduled', scheduled_at: now, error_reason: null, delivery_attempts: 0, updated_at: laterOf(mailing.updated_at, now) })
    .where('id', '=', mailing.id)
    .execute()
  return changeTask(context, task, {
    action: 'deliver',
    set: {},
    beside: { 'mailing.state': [mailing.state, 'scheduled'], 'mailing.scheduledAt': [mailing.scheduled_at?.toISOString() ?? null, now.toISOString()] },
  })
}
