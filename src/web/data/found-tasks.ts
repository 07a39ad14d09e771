import { queryOptions } from '@tanstack/react-query'
import { formatListQuery } from '#contract/list-query-format.ts'
import { rowIncludes } from './task-paths.ts'
import { readTaskPage } from './tasks.ts'

/** As many as somebody looks through. */
const size = 12

/** Ids of the tasks that the service finds for `words`, the latest changed first. Needs its `filter[q]` (`extensionsQuery`). */
export function foundTasksQuery(words: string) {
  return queryOptions({
    queryKey: ['tasks', 'found', words],
    queryFn: async ({ signal }) => {
      const list = formatListQuery({
        filters: [{ name: 'q', terms: [{ kind: 'is', value: words }] }],
        sort: [{ name: 'updatedAt', descending: true }],
        include: rowIncludes, page: { kind: 'cursor', size }, authorizationMeta: true,
      })
      return (await readTaskPage(`/api/v2/tasks?${list}`, signal)).ids
    },
    staleTime: 30_000,
    retry: false,
  })
}
