import type { ComponentType } from 'react'
import type { TaskFormProps, TaskFormRequest } from '#web/commands/open-task-form.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { draftName, keptDraft } from '#web/data/task-drafts.ts'
import { TaskFormDialog } from './task-form-dialog.tsx'

/** The form with what was typed into it before: an empty one must not show, and be typed into, first. */
export async function loadTaskForm(request: TaskFormRequest): Promise<ComponentType<TaskFormProps>> {
  const userId = pendingActions.userId()
  const kept = userId === null ? null : await keptDraft(userId, draftName(request.kind === 'new' ? null : request.taskId))
  return function TaskFormLayer(props: TaskFormProps) {
    return <TaskFormDialog {...props} kept={kept} />
  }
}
