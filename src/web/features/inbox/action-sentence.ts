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
      return `Completed ${name}.`
    case 'snooze':
      return `Snoozed ${name} to ${due}.`
    case 'reschedule':
      return `Moved ${name} to ${due}.`
    case 'reassignOwner':
      return `Handed ${name} to ${relatedResource('user', action.params.ownerId)?.attributes.name ?? 'somebody else'}.`
    default:
      return `Done: ${name}.`
  }
}
