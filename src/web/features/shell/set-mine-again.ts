import * as z from 'zod/mini'
import { taskActionParams, type TaskAction, type TaskActionName } from '#contract/task-actions.ts'
import { taskValuesSchema, type PersonAction } from '#web/data/log-entry.ts'
import type { Notice, NoticeField } from '#web/data/notices.ts'
import { pendingActions } from '#web/data/pending-actions.ts'
import { refusalOf } from '#web/data/prepare-action.ts'
import { useVisibleTask } from '#web/data/visible-tasks.ts'

/** Which action of the contract sets a field, and what the field is called there. */
const setters: Record<string, { name: TaskActionName; parameter: string }> = {
  dueAt: { name: 'reschedule', parameter: 'dueAt' },
  note: { name: 'updateNote', parameter: 'note' },
  opportunityAssociation: { name: 'updateOpportunityAssociation', parameter: 'opportunityAssociation' },
  ownerId: { name: 'reassignOwner', parameter: 'ownerId' },
}

/** What sets the person's side of a conflict after all; null where that is no longer possible, or not in full. */
export function useSetMineAgain({ taskId, kind, fields = [] }: Notice): (() => void) | null {
  const visible = useVisibleTask(taskId)
  if (kind !== 'conflict' || visible === null) return null
  const actions = fields.map(settingOf)
  const isPossible = actions.length > 0 && actions.every((action) => action !== null && refusalOf(visible, action) === null)
  return isPossible ? () => actions.forEach((action) => action !== null && pendingActions.act([taskId], action)) : null
}

/** What sets `yours`: the field's own action, else an update, as for a value that the action doesn't take (no date); null for what nothing sets. */
export function settingOf({ name, yours }: NoticeField): PersonAction | null {
  const setter = setters[name]
  const params = setter && z.safeParse(taskActionParams[setter.name] as z.ZodMiniType, { [setter.parameter]: yours })
  // The name and its own parameters, as their schema read them.
  if (setter && params?.success) return { name: setter.name, params: params.data } as TaskAction
  // Every task has an owner.
  if (name === 'ownerId' && yours === null) return null
  const values = z.safeParse(taskValuesSchema, { [name]: yours })
  return values.success ? { name: 'update', params: values.data } : null
}
