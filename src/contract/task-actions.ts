import * as z from 'zod/mini'
import { idSchema, instantSchema } from './json-api.ts'
import { noteMaxLength, opportunityAssociations } from './task.ts'

/** How a completed sequence task leaves its sequence; absent or blank means: on to the next step. */
export const completionActions = ['finish_no_reply', 'finish_replied'] as const

const note = z.string().check(z.maxLength(noteMaxLength))

/**
 * The nine actions of `POST /tasks/{id}/actions/<name>`, each with the parameters it takes as `actionParams[x]`.
 * Targets are absolute (an instant, an owner), so that repeating an action is harmless.
 */
export const taskActionParams = {
  advance: z.strictObject({}),
  deliver: z.strictObject({}),
  logMeetInPerson: z.strictObject({
    taskDispositionId: idSchema,
    taskPurposeId: z.optional(idSchema),
    completionNote: z.optional(note),
  }),
  markComplete: z.strictObject({
    completionNote: z.optional(note),
    completionAction: z.optional(z.enum(completionActions)),
  }),
  reassignOwner: z.strictObject({ ownerId: idSchema }),
  reschedule: z.strictObject({ dueAt: instantSchema }),
  snooze: z.strictObject({ dueAt: z.optional(instantSchema), markAsUrgent: z.optional(z.boolean()) }),
  updateNote: z.strictObject({ note }),
  updateOpportunityAssociation: z.strictObject({ opportunityAssociation: z.enum(opportunityAssociations) }),
} as const

export type TaskActionName = keyof typeof taskActionParams
export const taskActionNames = Object.keys(taskActionParams) as TaskActionName[]

/** The parameters of one action, as values (not as query strings). */
export type TaskActionParams<Name extends TaskActionName> = z.infer<(typeof taskActionParams)[Name]>

/** An action as data: what the pending log holds and what the service carries out. */
export type TaskAction = { [Name in TaskActionName]: { name: Name; params: TaskActionParams<Name> } }[TaskActionName]

/** Whether `name` is one of the nine. */
export function isTaskActionName(name: string): name is TaskActionName {
  return Object.hasOwn(taskActionParams, name)
}
