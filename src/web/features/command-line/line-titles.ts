import type { ArgumentVerb } from '#web/task/line-steps.ts'
import type { LineTarget } from '#web/task/line-targets.ts'

/** What the line says of each verb. */
export const lineWords: Record<ArgumentVerb, { title: string; placeholder: string; options: string }> = {
  snooze: { title: 'Snooze', placeholder: 'tue 9am, in 2h, next week, fri their 9:00', options: 'Times' },
  due: { title: 'Due date', placeholder: 'tue 9am, dec 3, next week, fri their 9:00', options: 'Times' },
  assign: { title: 'Assign', placeholder: 'A name, or me', options: 'People' },
  priority: { title: 'Priority', placeholder: 'high, or none', options: 'Priorities' },
  note: { title: 'Note', placeholder: 'What happened', options: 'Often noted' },
}

/** "Snooze Dana", "Snooze 12 tasks". */
export function lineTitle(verb: ArgumentVerb, targets: readonly LineTarget[]): string {
  const [only] = targets
  const what = targets.length === 1 ? only?.who : `${targets.length} tasks`
  return what ? `${lineWords[verb].title} · ${what}` : lineWords[verb].title
}
