import { fillTemplate, textToHtml } from './fill-template.ts'
import { readAddressing } from './template-words.ts'
import type { WriteContext } from './write-context.ts'

/** What a rep is to send by hand, filled in for the prospect: only SMS and LinkedIn steps with a template have it. */
export async function compileTemplate(
  context: WriteContext,
  task: { task_type: string; template_id: number | null; prospect_id: number | null; owner_id: number },
): Promise<string | null> {
  if (task.template_id === null || !/^sequence_step_(sms|linkedin_)/.test(task.task_type)) return null
  const template = await context.trx.selectFrom('templates').select('body_text').where('id', '=', task.template_id).executeTakeFirst()
  if (!template?.body_text) return null
  const { words } = await readAddressing(context, { prospectId: task.prospect_id, senderId: task.owner_id })
  return textToHtml(fillTemplate(template.body_text, words))
}
