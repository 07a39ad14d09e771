import * as z from 'zod/mini'
import { pageMetaSchema } from '#contract/json-api.ts'
import { formatListQuery } from '#contract/list-query-format.ts'
import { taskCountsPath, taskCountsSchema, type TaskCounts } from '#contract/task-counts.ts'
import type { CountedList } from './count-watch.ts'
import { extensionsQuery } from './extensions.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

const countedSchema = z.looseObject({ meta: z.optional(pageMetaSchema) })

/** How many lists an account without `taskCounts` is asked for, one request each. */
const mostSingly = 8

/** Counts `lists`: in one request where the service offers that, else one by one, the first ones only. */
export async function countLists(lists: readonly CountedList[]): Promise<TaskCounts> {
  const extensions = await queryClient.ensureQueryData(extensionsQuery)
  if (extensions.includes('taskCounts')) {
    return request(taskCountsPath(Object.fromEntries(lists.map(({ name, filters }) => [name, filters()]))), { schema: taskCountsSchema })
  }
  const counts: TaskCounts['meta']['counts'] = {}
  for (const { name, filters } of lists.slice(0, mostSingly)) {
    const { meta } = await request(`/api/v2/tasks?${formatListQuery({ filters: filters(), page: { kind: 'cursor', size: 1 }, count: true })}`, { schema: countedSchema })
    if (meta !== undefined) counts[name] = meta
  }
  return { meta: { counts } }
}

/** How long a counting lasts: an account that counts one by one isn't asked with every change. */
export async function countSpacingMs(): Promise<number> {
  const extensions = await queryClient.ensureQueryData(extensionsQuery)
  return extensions.includes('taskCounts') ? 2_000 : 120_000
}
