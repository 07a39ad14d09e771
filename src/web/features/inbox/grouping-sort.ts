import type { SortKey } from '#contract/list-query.ts'
import type { InboxSort, InboxView } from './inbox-view.ts'

/**
 * How a list has to be sorted for its rows to come group by group, or null where no order does that: then all rows have to
 * be here before they can be put together.
 */
export function groupingSort(grouping: InboxView['group'], sort: InboxSort, canSortByPriority: boolean): SortKey[] | null {
  const keys = [sortKey(sort)]
  if (grouping === 'due') return keys[0]?.name === 'dueAt' ? keys : null
  if (grouping !== 'priority' || !canSortByPriority) return null
  return keys[0]?.name === 'taskPriority' ? keys : [{ name: 'taskPriority', descending: true }, ...keys]
}

function sortKey(sort: InboxSort): SortKey {
  return sort.startsWith('-') ? { name: sort.slice(1), descending: true } : { name: sort, descending: false }
}
