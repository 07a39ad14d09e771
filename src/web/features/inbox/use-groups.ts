import { useEffect, useMemo, useState } from 'react'
import { fetchLater } from '#web/lib/when-idle.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { viewerZone } from '#web/ui/use-now.ts'
import type { placesOf } from './group-places.ts'
import type { groupRows } from './group-rows.ts'
import type { InboxView } from './inbox-view.ts'
import { ungrouped, type GridItems } from './row-groups.ts'
import type { Collapsed } from './use-collapsed.ts'
import type { InboxRows } from './use-inbox-rows.ts'

/** More rows than this are not put together: the rest of such a list is found by narrowing it. */
const mostGathered = 10_000

/** What puts rows together. Most lists are shown as they are, so it comes with the first that isn't. */
interface GroupingCode {
  placesOf: typeof placesOf
  groupRows: typeof groupRows
}
let code: GroupingCode | null = null
const load = async (): Promise<GroupingCode> => (code ??= { ...(await import('./group-places.ts')), ...(await import('./group-rows.ts')) })
// It must be there without a network too.
fetchLater(() => void load().catch(() => {}))

interface Groups {
  list: GridItems
  /** Whether there are more rows to come by scrolling. */
  hasMore: boolean
  /** Whether the rows can't be shown yet, as those that are to stand among them are still to come. */
  isGathering: boolean
  /** What has to be said of the groups, where they don't hold the whole list. */
  note: string | null
}

/**
 * The rows of a view put together as it asks. Where the service's lists come group by group, as the rows come; else all of
 * them are fetched first, as a row that comes later would push others about, and a count of some would mislead.
 */
export function useGroups(inbox: InboxRows, { group, sort }: InboxView, { isCollapsed }: Collapsed): Groups {
  const { rows, query, today, isGathered, isHeld, readAt, count } = inbox
  const { data, hasNextPage, isFetching, isFetchNextPageError, isPlaceholderData, isPaused, fetchNextPage } = query
  const isOnline = useOnline()
  const loaded = data?.pages.reduce((sum, page) => sum + page.ids.length, 0) ?? 0
  const wantsMore = isGathered && hasNextPage && !isHeld && !isPlaceholderData && !isFetchNextPageError && isOnline && !isPaused && loaded < mostGathered
  useEffect(() => {
    if (wantsMore && !isFetching) void fetchNextPage()
  }, [wantsMore, isFetching, fetchNextPage])

  const [grouping, setGrouping] = useState(code)
  useEffect(() => {
    if (group !== 'none' && grouping === null) void load().then(setGrouping, () => {})
  }, [group, grouping])

  // Another reading of the list, another order or another day begins anew; until then a task that was acted on stays where it is.
  const firstRead = isHeld ? readAt : (data?.pages[0]?.readAt ?? 0)
  const places = useMemo(() => (group === 'none' ? null : (grouping?.placesOf({ firstRead, group, sort, today, zone: viewerZone }) ?? null)), [grouping, firstRead, group, sort, today])
  const hasMore = hasNextPage && !isHeld
  const isGathering = wantsMore || (group !== 'none' && places === null)
  const list = useMemo(() => {
    if (isGathering) return ungrouped([])
    return places === null || grouping === null ? ungrouped(rows) : grouping.groupRows(rows, places.factsOf, { isCollapsed, order: isGathered ? 'any' : 'sorted', hasMore })
  }, [isGathering, rows, places, grouping, isCollapsed, isGathered, hasMore])
  return { list, hasMore: hasMore && isOnline && !isGathered, isGathering, note: isGathered && hasMore ? noteOf(loaded, count, wantsMore) : null }
}

function noteOf(loaded: number, count: number | null, isGathering: boolean): string {
  const of = count === null ? '' : ` of ${count.toLocaleString()}`
  if (isGathering) return `Putting tasks together: ${loaded.toLocaleString()}${of}`
  const told = `${loaded.toLocaleString()}${of} tasks are grouped. `
  return told + (loaded >= mostGathered ? 'Narrow the list to group the others.' : 'The others could not be loaded; refresh to try again.')
}
