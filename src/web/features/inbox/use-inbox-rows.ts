import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { extensionsQuery } from '#web/data/extensions.ts'
import { isUnknownOutcome } from '#web/data/request-failure.ts'
import { listedIds, listReadAt, taskListQuery } from '#web/data/tasks.ts'
import { oldestReading, useHeldTasks } from '#web/data/use-held-tasks.ts'
import { useIncoming } from '#web/data/use-incoming.ts'
import { useTaskRows } from '#web/data/use-task-rows.ts'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { calendarDay, startOfDay } from '#web/lib/zoned-time.ts'
import { useNow, viewerZone } from '#web/ui/use-now.ts'
import { groupingSort } from './grouping-sort.ts'
import { toListParams, viewMatcher, type ViewContext } from './inbox-filter.ts'
import type { InboxView } from './inbox-view.ts'

/** Rows a page, where all of a list are wanted: as many as a service gives. */
const gatheredPageSize = 1000

/** The rows of a view, how many there are in all, and the way to get more. */
export function useInboxRows(view: InboxView, userId: number) {
  const now = useNow()
  const today = startOfDay(calendarDay(now, viewerZone), viewerZone)
  const { data: extensions } = useQuery(extensionsQuery)
  // The open task and how wide a column is are no part of what the list shows.
  const viewKey = JSON.stringify({ ...view, task: null, columns: null, saved: null })
  const listView = useMemo(() => JSON.parse(viewKey) as InboxView, [viewKey])
  const context = useMemo<ViewContext>(
    () => ({ now: today, zone: viewerZone, userId, ...(extensions && { extensions }) }),
    [today, userId, extensions],
  )

  const groupSort = useMemo(() => groupingSort(listView.group, listView.sort, extensions?.includes('sort[taskPriority]') ?? true), [listView, extensions])
  const hasOpportunity = view.columns?.some(({ id }) => id === 'opportunity') ?? false
  const params = useMemo(
    () => ({ ...toListParams(listView, context), ...(groupSort && { sort: groupSort }), ...(hasOpportunity && { include: ['opportunity'] }) }),
    [listView, context, groupSort, hasOpportunity],
  )
  const isGathered = listView.group !== 'none' && groupSort === null
  const query = useInfiniteQuery(taskListQuery(params, isGathered ? gatheredPageSize : undefined))
  const isRead = query.isSuccess && !query.isPlaceholderData
  // Of what can't be read just now, what was loaded before is shown.
  const isFailing = query.isPaused || isUnknownOutcome(query.failureReason)
  // While the service looks for what is typed, what is loaded is sifted by it.
  const isTyping = query.isPlaceholderData && listView.q !== ''
  const { ids: held, isInstead: isHeld } = useHeldTasks(isRead ? 'read' : isFailing ? 'failing' : isTyping ? 'typing' : query.isFetching ? 'waiting' : 'read', listView.q, params.sort[0])
  const ids = useMemo(() => held ?? listedIds(query.data?.pages), [held, query.data])
  // A snoozed task that wakes while its list is looked at keeps its row until the list is opened again.
  const [opened, setOpened] = useState({ viewKey, at: now })
  if (opened.viewKey !== viewKey) setOpened({ viewKey, at: now })
  const matches = useMemo(() => viewMatcher(listView, { ...context, asleepAfter: opened.at }), [listView, context, opened.at])
  const fits = useCallback((id: number) => {
    const visible = visibleTask(id)
    return visible && visible.deletion === null && matches(visible.task)
  }, [matches])
  const { rows, keepInPlace, tidy } = useTaskRows(ids, viewKey, matches)

  const incoming = useIncoming({ userId, viewKey: JSON.stringify(params), params, ids, isRead, matches, keepInPlace })

  const count = query.data?.pages[0]?.count ?? null
  const present = rows.filter((row) => row.settled === 'no').length
  return {
    rows,
    keepInPlace,
    tidy,
    incoming,
    matches,
    fits,
    /** What the service is asked for. */
    params,
    viewKey,
    query,
    /** When the viewer's day began. */
    today,
    /** Whether no order of the service's lists brings the rows group by group, so that all of them have to be here. */
    isGathered,
    /** Whether these are the loaded tasks that fit, as the list itself can't be read. */
    isHeld,
    /** How many of the list are here. */
    present,
    /** From when the list is, at the oldest; 0 before the first time. */
    readAt: isHeld ? oldestReading(rows.map(({ id }) => id)) : listReadAt(query.data?.pages),
    /** In all, as far as known; what was acted on since no longer counts. */
    count: isHeld ? present : count === null || query.isPlaceholderData ? null : Math.max(0, count - (ids.length - present)),
  }
}
export type InboxRows = ReturnType<typeof useInboxRows>
