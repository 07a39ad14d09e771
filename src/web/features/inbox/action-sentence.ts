import type { TaskAction } from '#contract/task-actions.ts'
import { relatedResource } from '#web/data/related.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'
import { dueText, type DateSetting } from '#web/lib/due-text.ts'

/** What an action just did to the task called `name`, for the ear and for a toast. `visible` is the task after it. */
export function actionSentence(action: TaskAction, name: string, visible: VisibleTask | null, setting: DateSetting): string {
  const dueAt = visible?.task.attributes.dueAt ?? null
  const due = dueAt === null ? '' : dueText(dueAt, setting).text
  switch (action.name) {
    case 'markComplete':
      return `Completed: ${name}.`
    case 'snooze':
      return `${name}: snoozed, due ${due}.`
    case 'reschedule':
      return `${name}: rescheduled, due ${due}.`
    case 'reassignOwner':
      return `${name}: now ${possessive(relatedResource('user', action.params.ownerId)?.attributes.name)}.`
    default:
      return `${name}: done.`
  }
}

function possessive(owner: string | undefined): string {
  return owner === undefined ? 'somebody else’s' : `${owner}’s`
}
