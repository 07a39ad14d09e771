import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query'
import { taskHistoryPath, taskHistorySchema } from '#contract/task-event.ts'
import { request } from './request.ts'

/**
 * What happened to a task, newest first. `rev` is part of the key: each new server copy of the task has a new history.
 * Nothing is asked where the service keeps none (`isOffered`: `GET /api/v2` → `meta.extensions`).
 */
export function taskHistoryQuery(id: number, rev: number | undefined, isOffered: boolean) {
  return queryOptions({
    queryKey: ['tasks', 'history', id, rev],
    queryFn: isOffered ? async ({ signal }) => (await request(taskHistoryPath(id), { schema: taskHistorySchema, signal })).data : skipToken,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
}
