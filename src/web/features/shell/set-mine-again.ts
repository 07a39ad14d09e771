import { taskActionParams, type TaskAction, type TaskActionName } from '#contract/task-actions.ts'
import { actionRefusal } from '#contract/task-rules.ts'
import * as z from 'zod/mini'
import type { Notice, NoticeField } from '#web/data/notices.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { useVisibleTask } from '#web/data/visible-tasks.ts'

/** Which action sets a field, and what the field is called there. */
const setters: Record<string, { name: TaskActionName; parameter: string }> = {
  dueAt: { name: 'reschedule', parameter: 'dueAt' },
  note: { name: 'updateNote', parameter: 'note' },
  opportunityAssociation: { name: 'updateOpportunityAssociation', parameter: 'opportunityAssociation' },
  ownerId: { name: 'reassignOwner', parameter: 'ownerId' },
}

/** What sets the person's side of a conflict after all; null where that is no longer possible, or not in full. */
export function useSetMineAgain({ taskId, kind, fields = [] }: Notice): (() => void) | null {
  const task = useVisibleTask(taskId)?.task
  if (kind !== 'conflict' || task === undefined || task.meta?.canWrite === false) return null
  const actions = fields.map(settingOf)
  const isPossible = actions.length > 0 && actions.every((action) => action !== null && actionRefusal(task, action.name) === null)
  return isPossible ? () => actions.forEach((action) => action !== null && pendingActions.act([taskId], action)) : null
}

/** The action that sets `yours`; null for a field without one and for a value that it doesn't take, such as no date. */
export function settingOf({ name, yours }: NoticeField): TaskAction | null {
  const setter = setters[name]
  if (setter === undefined) return null
  const params = z.safeParse(taskActionParams[setter.name] as z.ZodMiniType, { [setter.parameter]: yours })
  // The name and its own parameters, as their schema read them.
  return params.success ? ({ name: setter.name, params: params.data } as TaskAction) : null
}
