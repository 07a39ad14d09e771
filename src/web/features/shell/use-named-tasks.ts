import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { acceptedTasks } from '#web/data/accepted-tasks.ts'
import { taskName } from '#web/data/task-name.ts'
import { readTaskPage } from '#web/data/tasks.ts'
import { taskListPath } from '#web/data/task-paths.ts'
import { subscribeToVisible, visibleVersion } from '#web/data/visible-tasks.ts'

/** The names of tasks that may be in no list just now: the log keeps ids only. What isn't known yet is asked for, in one request. */
export function useNamedTasks(ids: readonly number[]): (taskId: number) => string {
  useSyncExternalStore(subscribeToVisible, visibleVersion)
  const [missing] = useMissing(ids)
  useQuery({
    queryKey: ['tasks', 'named', missing],
    queryFn: async ({ signal }) => {
      const terms = missing.map((value) => ({ kind: 'is' as const, value }))
      return (await readTaskPage(taskListPath({ filters: [{ name: 'id', terms }], sort: [] }), signal)).ids
    },
    enabled: missing.length > 0,
  })
  return (taskId) => taskName(acceptedTasks.get(taskId), taskId)
}

/** Those not known when the list changed; the same array until then, so that an answer doesn't ask anew. */
function useMissing(ids: readonly number[]): [number[]] {
  const key = ids.join(',')
  return useMemo(() => [[...new Set(key === '' ? [] : key.split(',').map(Number))].filter((id) => !acceptedTasks.get(id)).slice(0, 100)], [key])
}
