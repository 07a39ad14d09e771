import * as z from 'zod/mini'
import { documentSchema, idSchema, instantSchema, listDocumentSchema } from './json-api.ts'
import { daySchema } from './rep-settings.ts'

/** Most tasks that one cover hands out. */
export const mostCoverTasks = 10_000

/** `POST /team/covers`: who is away, the first and the last day, and which of their tasks goes to whom meanwhile. */
export const coverDraftSchema = z.strictObject({
  data: z.strictObject({
    type: z.literal('cover'),
    attributes: z.strictObject({
      userId: idSchema,
      from: daySchema,
      until: daySchema,
      tasks: z.array(z.strictObject({ taskId: idSchema, toId: idSchema })).check(z.minLength(1), z.maxLength(mostCoverTasks)),
      /** What the asker's own log calls the moves: by it they know it again when they take them back. */
      groupId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
    }).check(z.refine(({ from, until }) => from <= until, { error: 'must not end before it begins', path: ['until'] })),
  }),
})
export type CoverDraft = z.infer<typeof coverDraftSchema>['data']['attributes']

/**
 * What became of a task that was handed out: it comes back (`open`: with who covers, or with who covers for those in turn), was
 * done meanwhile (`done`), was given to somebody who doesn't cover (`passedOn`), is with its owner (`withOwner`: never moved, or back already), or is gone (`deleted`).
 */
export const coverFates = ['open', 'done', 'passedOn', 'withOwner', 'deleted'] as const
export type CoverFate = (typeof coverFates)[number]

const count = z.int().check(z.minimum(0))

const coverAttributes = {
  userId: idSchema,
  userName: z.string(),
  from: z.string(),
  until: z.string(),
  /** When the work was given back; null as long as it is covered. */
  returnedAt: z.nullable(instantSchema),
  /** Who covers. */
  coveredBy: z.array(z.object({ id: idSchema, name: z.string() })),
  fates: z.object({ open: count, done: count, passedOn: count, withOwner: count, deleted: count }),
  groupId: z.nullable(z.string()),
  /** Whether it wrote the days off down that the person's settings still hold. */
  setDaysOff: z.boolean(),
  /** Whether the asker may end it. */
  canEnd: z.boolean(),
}

/** A leave, and how the work that was handed out stands. */
export const coverSchema = z.looseObject({ type: z.literal('cover'), id: idSchema, attributes: z.looseObject(coverAttributes) })
export type Cover = z.infer<typeof coverSchema>

/** `GET /team/covers`: those that aren't ended, of people whom the asker sees. */
export const coverListSchema = listDocumentSchema(coverSchema)

/** `GET /team/covers/{id}`: with each task, for the briefing. */
export const coverDocumentSchema = documentSchema(z.looseObject({
  type: z.literal('cover'),
  id: idSchema,
  attributes: z.looseObject({
    ...coverAttributes,
    tasks: z.array(z.looseObject({
      taskId: idSchema,
      fate: z.enum(coverFates),
      /** Who has or had it last, and who completed it, by name. */
      owner: z.nullable(z.string()),
      completer: z.nullable(z.string()),
    })),
  }),
}))
export type CoverDocument = z.infer<typeof coverDocumentSchema>

/** `PATCH /team/covers/{id}`: the work was given back; `leaveToo`: the leave is off as well, and with it the days off that the cover set. */
export const coverEndSchema = z.strictObject({
  data: z.strictObject({ type: z.literal('cover'), id: idSchema, attributes: z.strictObject({ returned: z.literal(true), leaveToo: z.optional(z.literal(true)) }) }),
})

export const coversPath = '/api/v2/team/covers'

/** Path of one cover. */
export function coverPath(id: number): string {
  return `${coversPath}/${id}`
}
