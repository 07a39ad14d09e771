import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { extensionsQuery } from '#web/data/extensions.ts'
import { listedIds, taskListQuery } from '#web/data/tasks.ts'
import { useIncoming } from '#web/data/use-incoming.ts'
import { useTaskRows } from '#web/data/use-task-rows.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { toListParams, viewMatcher, type ViewContext } from './inbox-filter.ts'
import type { InboxView } from './inbox-view.ts'

/** The rows of a view, how many there are in all, and the way to get more. */
export function useInboxRows(view: InboxView, userId: number) {
  const today = startOfDay(calendarDay(useNow(), viewerZone), viewerZone)
  const { data: extensions } = useQuery(extensionsQuery)
  // The open task is no part of what the list shows.
  const viewKey = JSON.stringify({ ...view, task: null })
  const listView = useMemo(() => JSON.parse(viewKey) as InboxView, [viewKey])
  const context = useMemo<ViewContext>(
    () => ({ now: today, zone: viewerZone, userId, ...(extensions && { extensions }) }),
    [today, userId, extensions],
  )

  const params = useMemo(() => toListParams(listView, context), [listView, context])
  const query = useInfiniteQuery(taskListQuery(params))
  const ids = useMemo(() => listedIds(query.data?.pages), [query.data])
  const matches = useMemo(() => viewMatcher(listView, context), [listView, context])
  const { rows, keepInPlace, tidy } = useTaskRows(ids, viewKey, matches)

  const isRead = query.isSuccess && !query.isPlaceholderData
  const incoming = useIncoming({ userId, viewKey: JSON.stringify(params), params, ids, isRead, matches, keepInPlace })

  const count = query.data?.pages[0]?.count ?? null
  const gone = ids.length - rows.filter((row) => row.settled === 'no').length
  return {
    rows,
    keepInPlace,
    tidy,
    incoming,
    matches,
    viewKey,
    query,
    /** In all, as far as known; what was acted on since no longer counts. */
    count: count === null || query.isPlaceholderData ? null : Math.max(0, count - gone),
  }
}
export type InboxRows = ReturnType<typeof useInboxRows>
