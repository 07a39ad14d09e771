import { invalid } from '#contract/errors.ts'
import type { TaskAction } from '#contract/task-actions.ts'
import { snoozedDueAt } from '#contract/task-rules.ts'
import type { Principal } from '#service/users/principal.ts'
import { refuseAction } from './action-refusal.ts'
import { changeTask } from './change-task.ts'
import { checkOwner } from './check-owner.ts'
import { checkReference } from './check-reference.ts'
import { completeTask } from './complete-task.ts'
import { deliverMailing } from './deliver-mailing.ts'
import { lastInstant } from './last-instant.ts'
import { pickOpportunity } from './pick-opportunity.ts'
import { subjectOf, type TaskChange, type TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/** Carries out one of the nine actions on a locked task, or throws why it doesn't work on it. */
export async function runAction(context: WriteContext, principal: Principal, task: TaskRow, request: TaskAction): Promise<TaskRow> {
  await refuseAction(context, task, request.name)
  const { name: action } = request
  const change = (set: TaskChange) => changeTask(context, task, { action, set })
  switch (request.name) {
    case 'advance':
      return completeTask(context, task, { action, completerId: principal.userId })
    case 'markComplete':
      return completeTask(context, task, { action, completerId: principal.userId, ...request.params })
    case 'logMeetInPerson': {
      const { taskDispositionId, taskPurposeId, completionNote } = request.params
      await checkReference(context, 'taskDisposition', taskDispositionId, { parameter: 'actionParams[taskDispositionId]' })
      if (taskPurposeId !== undefined) await checkReference(context, 'taskPurpose', taskPurposeId, { parameter: 'actionParams[taskPurposeId]' })
      const set = { task_disposition_id: taskDispositionId, ...(taskPurposeId !== undefined && { task_purpose_id: taskPurposeId }) }
      return completeTask(context, task, { action, completerId: principal.userId, completionNote, set })
    }
    case 'deliver':
      return deliverMailing(context, task)
    case 'reassignOwner':
      await checkOwner(context, principal, request.params.ownerId, { parameter: 'actionParams[ownerId]' })
      return change({ owner_id: request.params.ownerId })
    case 'reschedule':
      return change({ due_at: new Date(request.params.dueAt) })
    case 'snooze':
      return change({ due_at: snoozeTarget(context, task, request.params.dueAt), ...(request.params.markAsUrgent === true && (await heaviestPriority(context))) })
    case 'updateNote':
      return change({ note: request.params.note })
    case 'updateOpportunityAssociation': {
      const association = request.params.opportunityAssociation
      const opportunityId = await pickOpportunity(context, { association, accountId: task.account_id, subject: subjectOf(task), present: task.opportunity_id })
      return change({ opportunity_association: association, opportunity_id: opportunityId })
    }
  }
}

function snoozeTarget({ now }: WriteContext, task: TaskRow, dueAt: string | undefined): Date {
  const target = new Date(dueAt ?? snoozedDueAt(task.due_at?.toISOString() ?? null, now))
  if (target.getTime() > lastInstant) throw invalid('The task is due on the last day that there is; it cannot be snoozed further.')
  return target
}

async function heaviestPriority({ trx }: WriteContext): Promise<TaskChange> {
  const priority = await trx.selectFrom('task_priorities').select('id').orderBy('weight', 'desc').orderBy('id').limit(1).executeTakeFirst()
  if (priority === undefined) throw invalid('This workspace has no task priorities.', { parameter: 'actionParams[markAsUrgent]' })
  return { task_priority_id: priority.id }
}
