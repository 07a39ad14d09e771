import { infiniteQueryOptions, keepPreviousData, onlineManager, queryOptions } from '@tanstack/react-query'
import { taskDocumentSchema, taskListSchema, type Task } from '#contract/task.ts'
import { acceptedTasks, type AcceptedTasks } from './accepted-tasks.ts'
import { ownPath } from './collection.ts'
import { rememberRelated } from './related.ts'
import { isNotFound } from './request-failure.ts'
import { request } from './request.ts'
import { taskListPath, taskPath, withoutCount, withPageSize, type TaskListParams } from './task-paths.ts'

/** One page of a list: ids in the server's order. The tasks themselves are in `acceptedTasks`, newest copy each. */
export interface TaskPage {
  ids: readonly number[]
  /** Path of the next page, or null on the last. */
  next: string | null
  /** How many the whole list holds; null where not counted, or where the service gave up counting. */
  count: number | null
  /** When it was asked for, by the wall clock. */
  readAt: number
}

/**
 * The tasks of one view, a page at a time. `laterPageSize` where all of them are wanted and not only as many as are looked
 * at: how many each page after the first is to hold.
 */
export function taskListQuery(params: TaskListParams, laterPageSize?: number) {
  return infiniteQueryOptions({
    queryKey: ['tasks', 'list', params],
    queryFn: ({ pageParam, signal }) => readTaskPage(pageParam ?? taskListPath(params), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => withPageSize(page.next, laterPageSize),
    placeholderData: keepPreviousData,
    // Rows must not move under the hand; screens refresh when the person asks or moves on.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Nor when the line is back, which a reading begun without one would wait for: the change stream tells what is new then.
    refetchOnMount: () => onlineManager.isOnline(),
  })
}

/** Ids of a list in the server's order, each once: a row that moved between two page reads stands where it was first. */
export function listedIds(pages: readonly TaskPage[] | undefined): number[] {
  return [...new Set(pages?.flatMap((page) => page.ids))]
}

/** From when a list is: its pages may have been read at different times, and the oldest says it. 0 for a list without pages. */
export function listReadAt(pages: readonly TaskPage[] | undefined): number {
  return pages?.length ? Math.min(...pages.map(({ readAt }) => readAt)) : 0
}

/** One task with everything the drawer shows. Resolves with its id; read it with `useVisibleTask`. */
export function taskQuery(id: number) {
  return queryOptions({
    queryKey: ['tasks', 'one', id],
    queryFn: async ({ signal }) => (await readTask(id, signal)).id,
  })
}

/** Reads one task afresh and accepts it. A 404 makes the page forget it. */
export async function readTask(id: number, signal?: AbortSignal, accepted: AcceptedTasks = acceptedTasks): Promise<Task> {
  const startOrder = accepted.nextOrder()
  try {
    const document = await request(taskPath(id), { schema: taskDocumentSchema, signal })
    signal?.throwIfAborted()
    rememberRelated(document.included)
    accepted.accept([document.data], startOrder)
    return document.data
  } catch (error) {
    if (isNotFound(error)) accepted.remove(id)
    throw error
  }
}

/** Reads one page of a list and accepts its tasks. */
export async function readTaskPage(path: string, signal: AbortSignal, accepted: AcceptedTasks = acceptedTasks): Promise<TaskPage> {
  const startOrder = accepted.nextOrder()
  const readAt = Date.now()
  const document = await request(path, { schema: taskListSchema, signal })
  // An answer that was already read when the person signed out must not fill the stores again.
  signal.throwIfAborted()
  rememberRelated(document.included)
  accepted.accept(document.data, startOrder)
  const { count, count_truncated: truncated } = document.meta ?? {}
  return {
    ids: document.data.map((task) => task.id),
    next: withoutCount(ownPath(document.links?.next)),
    count: count === undefined || (count === 0 && truncated) ? null : count,
    readAt,
  }
}
