import * as z from 'zod/mini'
import { idSchema, instantSchema } from './json-api.ts'
import { repSettingsSchema } from './rep-settings.ts'
import { roles } from './session.ts'

/** Most instants that the windows of one request may be cut at. */
export const mostBounds = 100

const count = z.int().check(z.minimum(0))

/**
 * One person's workable open tasks. The request's n instants cut time into n + 1 windows: before the first, between each two,
 * from the last on; `counts` and `minutes` have a number for each. What has no due date stands beside them.
 */
const personLoadSchema = z.looseObject({
  type: z.literal('teamLoad'),
  id: idSchema,
  attributes: z.looseObject({
    name: z.string(),
    role: z.enum(roles),
    locked: z.boolean(),
    /** Ids of the person's teams. */
    teams: z.array(idSchema),
    counts: z.array(count),
    /** Estimated effort. */
    minutes: z.array(count),
    undated: z.object({ count, minutes: count }),
    /** How much of the first window fell due on the person's days off. */
    dueWhileAway: count,
    settings: repSettingsSchema,
    /** Whether the asker may change them, and move the person's work. */
    canManage: z.boolean(),
  }),
})
export type PersonLoad = z.infer<typeof personLoadSchema>

/** `GET /team/load?bounds=…` (extension `teamLoad`): everybody whose tasks the asker may see. */
export const teamLoadSchema = z.looseObject({
  data: z.array(personLoadSchema),
  meta: z.looseObject({
    /** When it was counted. */
    at: instantSchema,
    teams: z.array(z.object({ id: idSchema, name: z.string() })),
  }),
})
export type TeamLoad = z.infer<typeof teamLoadSchema>

/** Path of everybody's load in the windows that `bounds` cut, ascending milliseconds. */
export function teamLoadPath(bounds: readonly number[]): string {
  return `/api/v2/team/load?bounds=${boundsText(bounds)}`
}

/** Instants as the load's and the trend's `bounds` carry them. */
export function boundsText(bounds: readonly number[]): string {
  return bounds.map((bound) => new Date(bound).toISOString()).join(',')
}
