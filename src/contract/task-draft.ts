import * as z from 'zod/mini'
import { idSchema, instantSchema } from './json-api.ts'
import { noteMaxLength, opportunityAssociations, taskActions } from './task.ts'

/** What a task can be about. */
export const subjectTypes = ['prospect', 'account', 'opportunity'] as const
export type SubjectType = (typeof subjectTypes)[number]

const maybeInstant = z.nullable(instantSchema)
const toOne = <Type extends string>(types: readonly [Type, ...Type[]]) => z.strictObject({ data: z.strictObject({ type: z.enum(types), id: idSchema }) })

/** `POST /tasks` as a page writes it: strict, where `taskSchema` reads leniently. What is left out stays empty. */
export const taskDraftSchema = z.strictObject({
  data: z.strictObject({
    type: z.literal('task'),
    attributes: z.strictObject({
      action: z.enum(taskActions),
      autoskipAt: z.optional(maybeInstant),
      dueAt: z.optional(maybeInstant),
      note: z.optional(z.nullable(z.string().check(z.maxLength(noteMaxLength)))),
      opportunityAssociation: z.optional(z.nullable(z.enum(opportunityAssociations))),
    }),
    relationships: z.strictObject({
      owner: z.optional(toOne(['user'])),
      subject: z.optional(toOne(subjectTypes)),
      taskPriority: z.optional(toOne(['taskPriority'])),
    }),
  }),
})
export type TaskDraft = z.infer<typeof taskDraftSchema>
