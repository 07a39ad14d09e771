import type { StepType } from '#contract/sequence-steps.ts'
import type { Row } from '#service/workspace/rows.ts'
import { sequenceCards, type StepCard } from './sequences.ts'
import { templateCards, type TemplateCard } from './templates.ts'

/** One step of a sequence with the rows it stands for. */
export interface PlayStep {
  row: Row<'sequence_steps'>
  type: StepType
  interval: number
  card: StepCard
  template: { id: number; sequenceTemplateId: number; card: TemplateCard } | null
}

export interface Play {
  sequence: Row<'sequences'>
  steps: PlayStep[]
}

export interface Playbook {
  plays: Play[]
  sequences: Row<'sequences'>[]
  sequence_steps: Row<'sequence_steps'>[]
  templates: Row<'templates'>[]
  sequence_templates: Row<'sequence_templates'>[]
}

const templateKeys = Object.keys(templateCards) as (keyof typeof templateCards)[]

/** The sample company's sequences, with their steps and copy. */
export function buildPlaybook(priorityId: (name: string) => number, ownerId: number, createdAt: Date): Playbook {
  const stamps = { created_at: createdAt, updated_at: createdAt }
  const templates = templateKeys.map((key, index) => {
    const { name, subject, body } = templateCards[key]
    return { id: index + 1, name, subject, body_text: body, body_html: toHtml(body), tags: [], owner_id: ownerId, ...stamps }
  })
  const book: Playbook = { plays: [], sequences: [], sequence_steps: [], templates, sequence_templates: [] }
  for (const [index, card] of sequenceCards.entries()) {
    const sequence = {
      id: index + 1, name: card.name, sequence_type: 'interval', sequence_step_count: card.steps.length, duration_in_days: card.days,
      tags: [...card.tags], enabled: true, owner_id: ownerId, ...stamps,
    }
    book.sequences.push(sequence)
    book.plays.push({ sequence, steps: card.steps.map((step, place) => addStep(book, sequence.id, place + 1, step, priorityId, stamps)) })
  }
  return book
}

function addStep(
  book: Playbook, sequenceId: number, order: number, card: StepCard,
  priorityId: (name: string) => number, stamps: { created_at: Date; updated_at: Date },
): PlayStep {
  const row = {
    id: book.sequence_steps.length + 1, sequence_id: sequenceId, order, step_type: card.type, interval: card.interval,
    display_name: `Step #${order} (${stepNames[card.type]})`, task_note: card.note, task_autoskip_delay: card.autoskip ?? null,
    task_priority_id: priorityId(card.priority ?? 'Normal'), ...stamps,
  }
  book.sequence_steps.push(row)
  const step: PlayStep = { row, type: card.type, interval: card.interval, card, template: null }
  if (card.template === undefined) return step
  const templateId = templateKeys.indexOf(card.template) + 1
  const link = { id: book.sequence_templates.length + 1, sequence_id: sequenceId, sequence_step_id: row.id, template_id: templateId, enabled: true, ...stamps }
  book.sequence_templates.push(link)
  return { ...step, template: { id: templateId, sequenceTemplateId: link.id, card: templateCards[card.template] } }
}

const stepNames: Record<StepType, string> = {
  call: 'Call', manual_email: 'Email', sms: 'SMS', task: 'Task',
  linkedin_interact_with_post: 'LinkedIn: interact with post', linkedin_other: 'LinkedIn: other',
  linkedin_send_connection_request: 'LinkedIn: connection request', linkedin_send_message: 'LinkedIn: message', linkedin_view_profile: 'LinkedIn: view profile',
}

/** `text` with its `{{name}}`s filled. */
export function fillIn(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{?\{([\w.]+)\}\}?/g, (_, name: string) => words[name] ?? '')
}

/** Plain text as the HTML that an editor would have made of it. */
export function toHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return escaped.split('\n\n').map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`).join('')
}
