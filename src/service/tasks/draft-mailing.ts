import { fillTemplate, textToHtml } from './fill-template.ts'
import type { StepTemplate } from './step-template.ts'
import type { TaskRow } from './task-row.ts'
import { readAddressing } from './template-words.ts'
import type { WriteContext } from './write-context.ts'

type Correspondence = Pick<TaskRow, 'owner_id' | 'prospect_id' | 'sequence_id' | 'sequence_state_id' | 'sequence_step_id'>

/** Drafts the mail of an e-mail step from its template, for the rep to read over and deliver. Answers its id. */
export async function draftMailing(context: WriteContext, step: Correspondence, template: StepTemplate | undefined): Promise<number> {
  const { trx, now } = context
  const { email, words } = await readAddressing(context, { prospectId: step.prospect_id, senderId: step.owner_id })
  const body = template?.body_text == null ? null : fillTemplate(template.body_text, words)
  const mailing = await trx
    .insertInto('mailings')
    .values({
      subject: template?.subject == null ? null : fillTemplate(template.subject, words),
      body_text: body, body_html: body === null ? null : textToHtml(body),
      state: 'drafted', mailing_type: 'sequence', to_email: email,
      prospect_id: step.prospect_id, sequence_id: step.sequence_id, sequence_state_id: step.sequence_state_id,
      sequence_step_id: step.sequence_step_id, template_id: template?.id ?? null, user_id: step.owner_id,
      created_at: now, updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return mailing.id
}
