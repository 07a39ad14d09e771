import * as z from 'zod/mini'
import { documentSchema, idSchema, instantSchema, listDocumentSchema, relationshipSchema, resourceMetaSchema } from './json-api.ts'

/** The states that our service knows, in the order of a task's life. Read as open: a service may send others. */
export const taskStates = ['pending', 'incomplete', 'complete'] as const
export type TaskState = (typeof taskStates)[number]

/** What the rep is to do. Read as open: Outreach accounts carry more, such as `linkedin_view_profile`. */
export const taskActions = ['action_item', 'call', 'email', 'in_person'] as const

/** The steps of a sequence that make a task; only these can be advanced. */
export const sequenceStepTaskTypes = [
  'sequence_step_call',
  'sequence_step_email',
  'sequence_step_linkedin_interact_with_post',
  'sequence_step_linkedin_other',
  'sequence_step_linkedin_send_connection_request',
  'sequence_step_linkedin_send_message',
  'sequence_step_linkedin_view_profile',
  'sequence_step_sms',
  'sequence_step_task',
] as const

/** How a task came to be. One made through the API is always `manual`. */
export const taskTypes = ['follow_up', 'manual', 'no_reply', 'sequence_open', 'sequence_click', ...sequenceStepTaskTypes, 'touch'] as const

/** The rules that pick a task's opportunity. */
export const opportunityAssociations = ['recent_created', 'recent_updated', 'noop'] as const

/** Longest note, in UTF-16 code units as `String.length` counts them. */
export const noteMaxLength = 65_535

const nullableInstant = z._default(z.nullable(instantSchema), null)
const nullableText = z._default(z.nullable(z.string()), null)

/** A task's attributes, read leniently: absent reads as null, unknown members are kept, enums are open. */
export const taskAttributesSchema = z.looseObject({
  action: z._default(z.string(), 'action_item'),
  autoskipAt: nullableInstant,
  compiledSequenceTemplateHtml: nullableText,
  completed: z._default(z.boolean(), false),
  completedAt: nullableInstant,
  createdAt: nullableInstant,
  dueAt: nullableInstant,
  note: nullableText,
  opportunityAssociation: nullableText,
  scheduledAt: nullableInstant,
  state: z.string(),
  stateChangedAt: nullableInstant,
  taskType: z._default(z.string(), 'manual'),
  updatedAt: nullableInstant,
})
export type TaskAttributes = z.infer<typeof taskAttributesSchema>

/** A task as a reader takes it. Sparse answers (`fields[task]`) must hold `state`. */
export const taskSchema = z.looseObject({
  type: z.literal('task'),
  id: idSchema,
  attributes: taskAttributesSchema,
  relationships: z._default(z.record(z.string(), relationshipSchema), {}),
  meta: z.optional(resourceMetaSchema),
  links: z.optional(z.looseObject({ self: z.optional(z.string()) })),
})
export type Task = z.infer<typeof taskSchema>

/** `GET /tasks`. */
export const taskListSchema = listDocumentSchema(taskSchema)

/** `GET /tasks/{id}` and every action's answer. */
export const taskDocumentSchema = documentSchema(taskSchema)

/** The id that a to-one relationship of `task` points at, or null. */
export function relatedId(task: Pick<Task, 'relationships'>, name: string): number | null {
  const data = task.relationships[name]?.data
  return data && !Array.isArray(data) ? data.id : null
}
