import type { Updateable } from 'kysely'
import type { Mailings } from '#service/db/schema.ts'
import { changeTask, laterOf } from '#service/tasks/change-task.ts'
import { completeTask } from '#service/tasks/complete-task.ts'
import type { Changes } from '#service/tasks/task-changes.ts'
import { taskColumns } from '#service/tasks/task-row.ts'
import type { WriteContext } from '#service/tasks/write-context.ts'
import { inTransaction } from './due-rows.ts'
import { jobContext, type JobDependencies } from './job-dependencies.ts'

/** How a delivery ended. */
export interface Settlement {
  state: 'delivered' | 'failed' | 'scheduled'
  errorReason: string | null
  /** When to try again, for one that goes back to `scheduled`. */
  scheduledAt?: Date
  /** Whether the rep's part is done: the task completes, and its sequence goes on. */
  completesTask: boolean
}

/**
 * Writes down how a delivery ended, on the mailing and on its task, which is locked first as by every writer. Only a mailing that is still `delivering` is settled, so a late report of a process that lost its lease counts only
 * if it says that the mail went out.
 */
export async function settleMailing(deps: JobDependencies, mailing: { id: number; task_id: number | null }, settlement: Settlement): Promise<void> {
  const { state, errorReason, scheduledAt, completesTask } = settlement
  await inTransaction(deps, async (trx) => {
    const context = jobContext(deps, trx)
    const task = await trx.selectFrom('tasks').select(taskColumns).where('id', '=', mailing.task_id).forUpdate().executeTakeFirst()
    const before = await trx.selectFrom('mailings').selectAll().where('id', '=', mailing.id).forUpdate().executeTakeFirst()
    const isOurs = before?.state === 'delivering' || (state === 'delivered' && before?.error_reason === outcomeUnknown)
    if (before === undefined || !isOurs) return
    const set: Updateable<Mailings> = {
      state, error_reason: errorReason, lease_until: null, updated_at: laterOf(before.updated_at, context.now),
      ...(scheduledAt !== undefined && { scheduled_at: scheduledAt, delivery_attempts: before.delivery_attempts + 1 }),
      ...(state === 'delivered' && { delivered_at: context.now }),
    }
    await trx.updateTable('mailings').set(set).where('id', '=', mailing.id).execute()
    if (task === undefined || state === 'scheduled') return
    const beside: Changes = { 'mailing.state': ['scheduled', state], ...(errorReason !== null && { 'mailing.errorReason': [null, errorReason] as [unknown, unknown] }) }
    if (completesTask && task.state !== 'complete') await completeTask(context, task, { action: 'delivery', completerId: await whoDelivered(context, task.id), beside })
    else await changeTask(context, task, { action: 'delivery', set: {}, beside })
  })
}

/** The person who asked for the delivery completes the task; nobody where the mailing was scheduled by itself. */
async function whoDelivered({ trx }: WriteContext, taskId: number): Promise<number | null> {
  const event = await trx
    .selectFrom('task_events')
    .select('actor_id')
    .where('task_id', '=', taskId)
    .where('action', '=', 'deliver')
    .orderBy('rev', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event?.actor_id ?? null
}

/** The reason of a mailing that may or may not have gone out. */
export const outcomeUnknown = 'outcome_unknown'
