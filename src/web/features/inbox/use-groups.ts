import { useEffect, useMemo } from 'react'
import { visibleTask } from '#web/data/visible-tasks.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { viewerZone } from '#web/ui/use-now.ts'
import { groupFacts } from './group-facts.ts'
import type { InboxView } from './inbox-view.ts'
import { groupRows, ungrouped, type GridItems, type GroupFacts } from './row-groups.ts'
import type { Collapsed } from './use-collapsed.ts'
import type { InboxRows } from './use-inbox-rows.ts'

/** More rows than this are not put together: the rest of such a list is found by narrowing it. */
const mostGathered = 10_000

const gone: GroupFacts = { key: 'none', label: 'Gone', rank: Number.MAX_SAFE_INTEGER }

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

  // Another reading of the list, another order or another day begins anew; until then a task that was acted on stays where it is.
  const firstRead = isHeld ? readAt : (data?.pages[0]?.readAt ?? 0)
  const places = useMemo(() => ({ firstRead, factsOf: group === 'none' ? null : remembered(groupFacts(group, sort, today, viewerZone)) }), [firstRead, group, sort, today])
  const hasMore = hasNextPage && !isHeld
  const list = useMemo(
    () => (wantsMore ? ungrouped([]) : places.factsOf === null ? ungrouped(rows) : groupRows(rows, places.factsOf, { isCollapsed, order: isGathered ? 'any' : 'sorted', hasMore })),
    [wantsMore, rows, places, isCollapsed, isGathered, hasMore],
  )
  return { list, hasMore: hasMore && isOnline && !isGathered, isGathering: wantsMore, note: isGathered && hasMore ? noteOf(loaded, count, wantsMore) : null }
}

function noteOf(loaded: number, count: number | null, isGathering: boolean): string {
  const of = count === null ? '' : ` of ${count.toLocaleString()}`
  if (isGathering) return `Putting tasks together: ${loaded.toLocaleString()}${of}`
  const told = `${loaded.toLocaleString()}${of} tasks are grouped. `
  return told + (loaded >= mostGathered ? 'Narrow the list to group the others.' : 'The others could not be loaded; refresh to try again.')
}

/** Asks once of each task. */
function remembered(factsOf: ReturnType<typeof groupFacts>): (id: number) => GroupFacts {
  const known = new Map<number, GroupFacts>()
  return (id) => {
    let facts = known.get(id)
    if (facts === undefined) {
      const task = visibleTask(id)?.task
      facts = task === undefined ? gone : factsOf(task)
      known.set(id, facts)
    }
    return facts
  }
}
