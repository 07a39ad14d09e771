import * as z from 'zod/mini'
import { idSchema, instantSchema } from './json-api.ts'

/**
 * `GET /changes` (extension `changes`): what happens to the tasks that the signed-in person may see, as server-sent events.
 *
 * All changes of a workspace form one sequence without holes, in the order of their commits. A person gets only those of
 * tasks they may see, so the numbers that reach them have gaps. Every message therefore says what it follows: `previous` is
 * the `seq` of the message before it on this sequence, and everything between the two is not for this person. A client keeps
 * the last `seq` it took (also the event's `id`), and
 * - takes a message whose `previous` equals it;
 * - drops one whose `seq` isn't greater: it was sent twice;
 * - refetches what it shows after anything else, and after each `reset`: something was missed.
 *
 * It resumes with `Last-Event-ID`, or `?after=` where a header can't be set; the header wins.
 */
export const changesPath = '/api/v2/changes'

/** A place in the sequence; 0 is before the first change. */
export const sequenceSchema = z.int().check(z.nonnegative())

/** `event: change`: one committed change of one task. */
export const changeSchema = z.looseObject({
  seq: sequenceSchema,
  previous: sequenceSchema,
  taskId: idSchema,
  /** The task's `meta.rev` after the change. */
  rev: z.int(),
  at: instantSchema,
  /** What was done: an action of the contract, or `create`, `update`, `delete`, or a job's. Read as open. */
  action: z.string(),
  actor: z.looseObject({ type: z.string(), id: z.nullable(idSchema), name: z.nullable(z.string()) }),
  /** The owner after the change; null where the task has left what the person may see. */
  ownerId: z.nullable(idSchema),
  /** The owner before, where the change moved the task to another. */
  previousOwnerId: z.optional(idSchema),
  /** Whether the task came into (or into being in), stayed in, or left (or was deleted from) what the person may see. */
  visibility: z.enum(['entered', 'stayed', 'left']),
  /** What changed, by name: from and to for what is short, null for texts, which are read from the task. Empty where it left. */
  changes: z.record(z.string(), z.nullable(z.tuple([z.unknown(), z.unknown()]))),
})
export type Change = z.infer<typeof changeSchema>

/** `event: skip`: nothing for this person up to `seq`. Keeps a resume short. */
export const skipSchema = z.looseObject({ seq: sequenceSchema, previous: sequenceSchema })
export type Skip = z.infer<typeof skipSchema>

/** Why a client must refetch. */
export const resetReasons = ['start', 'tooOld', 'tooFar', 'unknownPosition', 'scopeChanged'] as const
export type ResetReason = (typeof resetReasons)[number]

/**
 * `event: reset`: the stream goes on after `seq`; whatever was read before this message may be older. `start` is the first
 * message to a client that named no position: one that reads its lists afterwards has nothing to refetch.
 */
export const resetSchema = z.looseObject({ seq: sequenceSchema, reason: z.string() })
export interface Reset {
  seq: number
  reason: ResetReason
}

/** `event: end`: the last message. After `signedOut` reconnecting is useless; after `shutdown` it is right. */
export const endSchema = z.looseObject({ reason: z.string() })
export interface End {
  reason: 'signedOut' | 'shutdown'
}

/** The messages by event name. */
export const streamMessageSchemas = { change: changeSchema, skip: skipSchema, reset: resetSchema, end: endSchema } as const

/** A message as the service sends it. */
export type StreamMessage =
  | { event: 'change'; data: Change }
  | { event: 'skip'; data: Skip }
  | { event: 'reset'; data: Reset }
  | { event: 'end'; data: End }
