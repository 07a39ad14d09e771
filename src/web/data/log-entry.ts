import * as z from 'zod/mini'
import { idSchema, identifierSchema, instantSchema } from '#contract/json-api.ts'
import { taskActionNames, taskActionParams, type TaskAction } from '#contract/task-actions.ts'

/**
 * Entries of another version are left alone on read, and dropped with the person's others at sign-out. A new kind of action
 * needs no new version: a page of before leaves what it can't read for one that can, and this one reads all of before.
 */
export const logVersion = 1

const maybeText = z.nullable(z.string())

/** Absolute values of some of a task's fields: what an action replaced, and what taking it back sets again. */
export const taskValuesSchema = z.strictObject({
  action: z.optional(z.string()),
  autoskipAt: z.optional(z.nullable(instantSchema)),
  dueAt: z.optional(z.nullable(instantSchema)),
  note: z.optional(maybeText),
  opportunityAssociation: z.optional(maybeText),
  ownerId: z.optional(z.nullable(idSchema)),
  subject: z.optional(z.nullable(identifierSchema)),
  taskDispositionId: z.optional(z.nullable(idSchema)),
  taskPriorityId: z.optional(z.nullable(idSchema)),
  taskPurposeId: z.optional(z.nullable(idSchema)),
})
export type TaskValues = z.infer<typeof taskValuesSchema>

/** Sets fields, most of which no action of the contract sets. It travels as a PATCH. */
export interface UpdateAction {
  name: 'update'
  params: TaskValues
}

/** Deletes the task. */
export interface DeleteAction {
  name: 'delete'
  params: Readonly<Record<string, never>>
}

/** What a person can do with a task: the contract's actions, and what travels as a PATCH or a DELETE. */
export type PersonAction = TaskAction | UpdateAction | DeleteAction

/** Takes an action back, by setting what it replaced. No action of the contract: it travels as a PATCH. */
export interface RestoreAction {
  name: 'restore'
  params: TaskValues
}

const actionSchema = z.union([
  ...taskActionNames.map((name) => z.object({ name: z.literal(name), params: taskActionParams[name] })),
  z.object({ name: z.literal('update'), params: taskValuesSchema }),
  z.object({ name: z.literal('delete'), params: z.strictObject({}) }),
  z.object({ name: z.literal('restore'), params: taskValuesSchema }),
  // One member a name, each with that name's parameters.
]) as unknown as z.ZodMiniType<PersonAction | RestoreAction>

/**
 * held: may be taken back, nothing is sent · ready: to be sent · sending: was sent, the outcome isn't known ·
 * acknowledged: the service did it · refused: it won't · undone: taken back before it was sent.
 */
export const entryStates = ['held', 'ready', 'sending', 'acknowledged', 'refused', 'undone'] as const
export type EntryState = (typeof entryStates)[number]

/** One action of a person, from the frame it was made until the history forgets it. Ids, a kind and absolute targets. */
export const logEntrySchema = z.object({
  v: z.literal(logVersion),
  /** Also the `Idempotency-Key`: the same for every attempt, in every tab, after every reload. */
  id: z.string(),
  /** Whose it is. Nobody else's session ever sends it. */
  userId: idSchema,
  taskId: idSchema,
  action: actionSchema,
  /** Shared by what was done in one go, so that a bulk is taken back in one go. */
  groupId: z.string(),
  /** Greater than any that its tab knew of: the order in which actions on one task are sent. */
  seq: z.int(),
  /** The service's time when the person acted, as far as the page could tell (milliseconds). */
  startedAt: z.number(),
  /** This device's time then. Clocks jump: it bounds a wait, but never lengthens one. */
  madeAt: z.number(),
  holdMs: z.number(),
  state: z.enum(entryStates),
  /** What the action replaces; null where the API can't take it back. */
  before: z.nullable(taskValuesSchema),
  /**
   * The copy that the person saw when they asked for what the API can't take back: nobody's work is deleted or passed over
   * unseen. Entries of pages before it have none.
   */
  seen: z.optional(z.object({ rev: z.nullable(z.int()), updatedAt: maybeText, ownerId: z.nullable(idSchema) })),
  /** The entry that this one takes back. */
  undoes: z.nullable(z.string()),
  /** The `rev` that it was sent against: a repeat must not be another request. Null where there is none. */
  sentRev: z.nullable(z.int()),
  /** How the acknowledging copy is ordered; the entry shows until a copy at least as new is there. */
  answer: z.nullable(z.object({ rev: z.nullable(z.int()), updatedAt: maybeText })),
  /** The status that refused it. */
  refusedWith: z.nullable(z.int()),
})
export type LogEntry = z.infer<typeof logEntrySchema>

/** Reads a stored or received entry; null for one that doesn't read. */
export function readLogEntry(value: unknown): LogEntry | null {
  const entry = z.safeParse(logEntrySchema, value)
  return entry.success ? entry.data : null
}

const ranks: Record<EntryState, number> = { held: 0, ready: 1, sending: 2, acknowledged: 3, refused: 3, undone: 3 }

/** Whether the entry's outcome isn't settled. */
export function isOpen({ state }: LogEntry): boolean {
  return ranks[state] < 3
}

/** Whether `next` knows more of the entry than `known`. A state never goes back, whatever order the tabs' messages come in. */
export function isLater(next: LogEntry, known: LogEntry): boolean {
  return ranks[next.state] > ranks[known.state] || (next.state === 'sending' && known.state === 'sending' && next.sentRev !== known.sentRev)
}

/** Oldest first, and the same in every tab. */
export function bySeq(a: LogEntry, b: LogEntry): number {
  return a.seq - b.seq || (a.id < b.id ? -1 : 1)
}
