import * as z from 'zod/mini'
import { idSchema, instantSchema, listDocumentSchema } from './json-api.ts'

/**
 * One entry of a task's history (extension `history`): `GET /tasks/{id}/history`, newest first. Each committed change of a
 * task is one entry, whether a person, a job or an import made it.
 */
export const taskEventSchema = z.looseObject({
  type: z.literal('taskEvent'),
  id: idSchema,
  attributes: z.looseObject({
    /** What was done: an action of the contract, or `create`, `update`, `delete`, or a job's `wake`, `autoskip`, `delivery`. Read as open. */
    action: z.string(),
    at: instantSchema,
    /** The task's `meta.rev` after the change. */
    rev: z.int(),
    /** Who: a `user`, a `job`, or an `import` by a user. A job has neither id nor name. */
    actor: z.looseObject({ type: z.string(), id: z.nullable(idSchema), name: z.nullable(z.string()) }),
    /**
     * From and to of what changed, by the contract's names; relationships as `{type, id}`. Beside the task's own: `completionNote`,
     * `completionAction`, `sequenceState.state`, `sequenceState.sequenceStep`, `mailing.state`, `mailing.scheduledAt`, `mailing.errorReason`.
     */
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  }),
})
export type TaskEvent = z.infer<typeof taskEventSchema>

/** `GET /tasks/{id}/history`. */
export const taskHistorySchema = listDocumentSchema(taskEventSchema)
export type TaskHistory = z.infer<typeof taskHistorySchema>

/** Path of a task's history. */
export function taskHistoryPath(id: number): string {
  return `/api/v2/tasks/${id}/history`
}
