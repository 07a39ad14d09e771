import * as z from 'zod/mini'
import { pageMetaSchema } from './json-api.ts'
import { formatListQuery } from './list-query-format.ts'
import type { Filter } from './list-query.ts'

/** Most lists that one request counts. */
export const mostCountedLists = 40

/** `GET /taskCounts?list[name]=…` (extension `taskCounts`): how many tasks each list holds, by the caller's own names. */
export const taskCountsSchema = z.looseObject({
  meta: z.looseObject({ counts: z.record(z.string(), pageMetaSchema) }),
})
export type TaskCounts = z.infer<typeof taskCountsSchema>

/** Path that counts `lists`, each the filters of a task list. */
export function taskCountsPath(lists: Readonly<Record<string, readonly Filter[]>>): string {
  const query = Object.entries(lists).map(([name, filters]) => `${encodeURIComponent(`list[${name}]`)}=${encodeURIComponent(formatListQuery({ filters }))}`)
  return `/api/v2/taskCounts?${query.join('&')}`
}
