import type { Selectable } from 'kysely'
import { stepTasks, type StepType } from '#contract/sequence-steps.ts'
import type { SequenceSteps } from '#service/db/schema.ts'
import { compileTemplate } from './compile-template.ts'
import { draftMailing } from './draft-mailing.ts'
import { insertTask } from './insert-task.ts'
import { after } from './last-instant.ts'
import { pickOpportunity } from './pick-opportunity.ts'
import { findStepTemplate } from './step-template.ts'
import { subjectOf, type TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

const minute = 60_000

/** Makes the task of a sequence's next step, for the owner and the subject of the one before; pending until its time. */
export async function createStepTask(context: WriteContext, before: TaskRow, step: Selectable<SequenceSteps>): Promise<void> {
  const { taskType, action } = stepTasks[isStepType(step.step_type) ? step.step_type : 'task']
  const scheduledAt = after(context.now, (step.interval ?? 0) * minute)
  const isWorkable = scheduledAt <= context.now
  const template = await findStepTemplate(context, step.id)
  const inherited = {
    owner_id: before.owner_id,
    subject_type: before.subject_type,
    subject_id: before.subject_id,
    prospect_id: before.prospect_id,
    account_id: before.account_id,
    opportunity_association: before.opportunity_association,
    opportunity_id: await pickOpportunity(context, {
      association: before.opportunity_association, accountId: before.account_id, subject: subjectOf(before), present: before.opportunity_id,
    }),
    sequence_state_id: before.sequence_state_id,
  }
  const fromStep = {
    action,
    task_type: taskType,
    note: step.task_note,
    task_priority_id: step.task_priority_id,
    creator_type: 'sequenceStep' as const,
    creator_id: step.id,
    sequence_id: step.sequence_id,
    sequence_step_id: step.id,
    sequence_template_id: template?.sequence_template_id ?? null,
    template_id: template?.id ?? null,
  }
  const draft = { ...inherited, ...fromStep }
  const mailingId = taskType === 'sequence_step_email' ? await draftMailing(context, draft, template) : null
  const task = await insertTask(context, {
    ...draft,
    state: isWorkable ? 'incomplete' : 'pending',
    scheduled_at: scheduledAt,
    due_at: scheduledAt,
    autoskip_at: step.task_autoskip_delay === null ? null : after(scheduledAt, step.task_autoskip_delay * 1000),
    mailing_id: mailingId,
    compiled_sequence_template_html: isWorkable ? await compileTemplate(context, draft) : null,
  })
  if (mailingId !== null) await context.trx.updateTable('mailings').set({ task_id: task.id }).where('id', '=', mailingId).execute()
}

function isStepType(text: string): text is StepType {
  return Object.hasOwn(stepTasks, text)
}
