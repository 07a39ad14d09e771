import * as z from 'zod/mini'

/** A resource id. Outreach's ids are JSON numbers, unlike plain JSON:API's strings. */
export const idSchema = z.int().check(z.positive())

/** An instant, read: anything that `Date` and ISO-8601 agree on. */
export const instantSchema = z.string().check(
  z.refine((text) => !Number.isNaN(Date.parse(text)), { error: 'must be an ISO-8601 date-time' }),
)

/** `{type, id}`: who a relationship points at. */
export const identifierSchema = z.object({ type: z.string(), id: idSchema })
export type Identifier = z.infer<typeof identifierSchema>

/** Any relationship, read leniently; a reader ignores those it does not know. */
export const relationshipSchema = z.looseObject({
  data: z.optional(z.nullable(z.union([identifierSchema, z.array(identifierSchema)]))),
  links: z.optional(z.looseObject({ related: z.optional(z.string()) })),
})
export type Relationship = z.infer<typeof relationshipSchema>

/**
 * `meta` of a resource. `rev` (ours) orders copies of one task: +1 a committed change.
 * `snoozedAt` (ours) stands on a task that was put off and not moved or done since.
 * `canWrite`, `canDelete` come with `provideAuthorizationMeta=true`.
 */
export const resourceMetaSchema = z.looseObject({
  rev: z.optional(z.int()),
  snoozedAt: z.optional(instantSchema),
  canWrite: z.optional(z.boolean()),
  canDelete: z.optional(z.boolean()),
  dataConnections: z.optional(z.array(z.object({ source: z.string(), externalId: z.string() }))),
})

/** Any resource, read leniently. */
export const resourceSchema = z.looseObject({
  type: z.string(),
  id: idSchema,
  attributes: z._default(z.record(z.string(), z.unknown()), {}),
  relationships: z._default(z.record(z.string(), relationshipSchema), {}),
  meta: z.optional(resourceMetaSchema),
  links: z.optional(z.looseObject({ self: z.optional(z.string()) })),
})
export type Resource = z.infer<typeof resourceSchema>

/** Links of a page; absolute, each holding every parameter of the request. No `last`. */
export const pageLinksSchema = z.looseObject({
  first: z.optional(z.string()),
  prev: z.optional(z.string()),
  next: z.optional(z.string()),
})

/** Meta of a page, present with `count=true`. */
export const pageMetaSchema = z.looseObject({
  count: z.optional(z.int()),
  count_truncated: z.optional(z.boolean()),
})

/** A list answer whose `data` are `item`s. */
export function listDocumentSchema<Item extends z.core.$ZodType>(item: Item) {
  return z.looseObject({
    data: z.array(item),
    included: z.optional(z.array(resourceSchema)),
    links: z.optional(pageLinksSchema),
    meta: z.optional(pageMetaSchema),
  })
}

/** A single-resource answer. */
export function documentSchema<Item extends z.core.$ZodType>(item: Item) {
  return z.looseObject({ data: item, included: z.optional(z.array(resourceSchema)) })
}

/** The media type of requests and answers with a body. */
export const mediaType = 'application/vnd.api+json'
