import * as z from 'zod/mini'
import { documentSchema, idSchema } from './json-api.ts'
import { boundsText } from './team-load.ts'

const count = z.int().check(z.minimum(0))

/** What became of a person's tasks between two instants. */
const trendDaySchema = z.object({
  done: count,
  skipped: count,
  snoozed: count,
  /** Tasks overdue at the window's end, by the due dates they have now. */
  overdue: count,
  /** How late half of them were then, in hours; null where there were none. */
  overdueAgeHours: z.nullable(z.number()),
  /** From due to done, of half of what was done; negative is early. */
  lateHours: z.nullable(z.number()),
})
export type TrendDay = z.infer<typeof trendDaySchema>

/** `GET /team/trends/{userId}?bounds=…` (extension `teamTrends`): n + 1 instants, n windows. */
export const repTrendSchema = documentSchema(z.looseObject({ type: z.literal('repTrend'), id: idSchema, attributes: z.looseObject({ days: z.array(trendDaySchema) }) }))
export type RepTrend = z.infer<typeof repTrendSchema>

/** Path of one person's trend. */
export function repTrendPath(userId: number, bounds: readonly number[]): string {
  return `/api/v2/team/trends/${userId}?bounds=${boundsText(bounds)}`
}
