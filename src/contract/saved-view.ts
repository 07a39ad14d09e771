import * as z from 'zod/mini'
import { documentSchema, idSchema, identifierSchema, instantSchema, listDocumentSchema } from './json-api.ts'

/** Most views that one person keeps. */
export const mostSavedViews = 100

/** Longest name and address of a view, in UTF-16 code units. */
export const longestViewName = 80
const longestViewSearch = 2000

const nameSchema = z.string().check(z.trim(), z.minLength(1, { error: 'must not be empty' }), z.maxLength(longestViewName, { error: `must be at most ${longestViewName} characters long` }))

/** The query of the inbox's address, without `?`: percent-encoded, so printable ASCII, and without a fragment. */
const searchSchema = z.string().check(
  z.maxLength(longestViewSearch, { error: `must be at most ${longestViewSearch} characters long` }),
  z.regex(/^(?!\?)[!-"$-~]*$/, { error: 'must be the encoded query of an address, without ? and #' }),
)

const writable = { name: nameSchema, search: searchSchema, isShared: z.boolean() }

/** `POST /savedViews`: a view under a name, for its owner alone or for everybody they share a team with. */
export const savedViewDraftSchema = z.strictObject({
  data: z.strictObject({ type: z.literal('savedView'), attributes: z.strictObject({ ...writable, isShared: z._default(z.boolean(), false) }) }),
})

/** `PATCH /savedViews/{id}`: what is to change. */
export const savedViewPatchSchema = z.strictObject({
  data: z.strictObject({ type: z.literal('savedView'), id: idSchema, attributes: z.partial(z.strictObject(writable)) }),
})

/** What a person says of a view. */
export interface SavedViewAttributes {
  name: string
  search: string
  isShared: boolean
}

/** A view that somebody keeps. `search` stays relative: "mine" is the reader's, "today" the day on which it is read. */
export const savedViewSchema = z.looseObject({
  type: z.literal('savedView'),
  id: idSchema,
  attributes: z.looseObject({ name: z.string(), search: z.string(), isShared: z.boolean(), createdAt: instantSchema, updatedAt: instantSchema }),
  relationships: z.looseObject({ owner: z.looseObject({ data: identifierSchema }) }),
  /** Whether the reader may change it: their own, and shared ones of whom they look after. */
  meta: z.looseObject({ canWrite: z.boolean() }),
})
export type SavedView = z.infer<typeof savedViewSchema>

/** `GET /savedViews`: the reader's own and those that are shared with them, by name. */
export const savedViewListSchema = listDocumentSchema(savedViewSchema)

/** One view, as a write answers it. */
export const savedViewDocumentSchema = documentSchema(savedViewSchema)

export const savedViewsPath = '/api/v2/savedViews'

/** Path of one view. */
export function savedViewPath(id: number): string {
  return `${savedViewsPath}/${id}`
}
