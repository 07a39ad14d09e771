import * as z from 'zod/mini'
import { errorObjectSchema } from '#contract/errors.ts'
import { idSchema, instantSchema } from '#contract/json-api.ts'
import { subjectTypes } from '#contract/task-draft.ts'
import { openDatabase } from './database.ts'
import { draftsKey } from './drafts-key.ts'

/** What a task's form holds, complete or not. Names stand with the ids so that a draft can be read without a network. */
export const draftValuesSchema = z.object({
  action: z.string(),
  subject: z.nullable(z.object({ type: z.enum(subjectTypes), id: idSchema, name: z.string() })),
  ownerId: z.nullable(idSchema),
  taskPriorityId: z.nullable(idSchema),
  dueAt: z.nullable(instantSchema),
  note: z.string(),
  opportunityAssociation: z.nullable(z.string()),
  autoskipAt: z.nullable(instantSchema),
})
export type DraftValues = z.infer<typeof draftValuesSchema>

const waitingSchema = z.object({
  /** Also the `Idempotency-Key`: the same for every attempt. */
  key: z.string(),
  values: draftValuesSchema,
  /** When it was sent off first (milliseconds). */
  madeAt: z.number(),
  /** Why the service won't have it; null as long as it isn't asked, or doesn't answer. */
  refused: z.nullable(z.object({ message: z.string(), errors: z.array(errorObjectSchema) })),
})
/** A task to be made that the service hasn't acknowledged. */
export type WaitingTask = z.infer<typeof waitingSchema>

const draftsSchema = z.object({
  v: z.literal(1),
  /** What is typed in a form, by the form's name: `new`, or `task:7`. */
  open: z.record(z.string(), z.object({ values: draftValuesSchema, savedAt: z.number() })),
  waiting: z.array(waitingSchema),
})
/** All that a person typed and the service doesn't have. */
export type Drafts = z.infer<typeof draftsSchema>

const nothing: Drafts = { v: 1, open: {}, waiting: [] }

/** In place of the browser's storage where it has none: drafts live as long as the page then. */
const memory = new Map<number, Drafts>()

/** The person's drafts. */
export async function readDrafts(userId: number): Promise<Drafts> {
  try {
    return read(await (await openDatabase()).get('settings', draftsKey(userId)))
  } catch {
    return memory.get(userId) ?? nothing
  }
}

/**
 * Changes the person's drafts in one transaction, across tabs, and resolves with what is stored then. Nothing is written
 * where the browser's session isn't theirs any more: a form that is still there must not bring back what signing out deleted.
 */
export async function changeDrafts(userId: number, change: (drafts: Drafts) => Drafts): Promise<Drafts> {
  try {
    const transaction = (await openDatabase()).transaction('settings', 'readwrite')
    const before = read(await transaction.store.get(draftsKey(userId)))
    const isTheirs = (await transaction.store.get('user')) === userId
    const after = isTheirs ? change(before) : before
    if (after !== before) await transaction.store.put(after, draftsKey(userId))
    await transaction.done
    return after
  } catch {
    const after = change(memory.get(userId) ?? nothing)
    memory.set(userId, after)
    return after
  }
}

/** Forgets what only the page held. */
export function forgetHeldDrafts(): void {
  memory.clear()
}

/** Drafts of another version, or what isn't drafts at all, are as good as none. */
function read(stored: unknown): Drafts {
  const drafts = z.safeParse(draftsSchema, stored)
  return drafts.success ? drafts.data : nothing
}
