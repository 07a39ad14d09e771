import type { QueryClient } from '@tanstack/react-query'
import { acceptedTasks } from './accepted-tasks.ts'
import type { CacheEntry } from './cache-entries.ts'
import { heldRelated, rememberRelated } from './related.ts'

/** Shows entries again. What this page read itself stays, and so does a newer copy of a task. */
export function restore(entries: readonly CacheEntry[], client: QueryClient): void {
  rememberRelated(entries.flatMap((entry) => (entry.kind === 'related' && !heldRelated(`${entry.value.type}:${entry.value.id}`) ? [entry.value] : [])))
  acceptedTasks.restore(entries.flatMap((entry) => (entry.kind === 'task' ? [{ task: entry.value, readAt: entry.readAt }] : [])))
  for (const entry of entries) {
    if (entry.kind === 'list') {
      const { params, pages, pageParams } = entry.value
      restoreQuery(client, ['tasks', 'list', params], { pages, pageParams }, entry.readAt)
    } else if (entry.kind === 'teamLoad') restoreQuery(client, ['team', 'load', entry.value.bounds], entry.value.load, entry.readAt)
    else if (entry.kind !== 'task' && entry.kind !== 'related' && entry.kind !== 'session') restoreQuery(client, [entry.kind], entry.value, entry.readAt)
  }
}

function restoreQuery(client: QueryClient, queryKey: readonly unknown[], data: unknown, readAt: number): void {
  const state = client.getQueryState(queryKey)
  // The same reading, of which only the beginning was restored so far, is made whole; a reading of this page's own stays.
  if (state?.data !== undefined && state.dataUpdatedAt !== readAt) return
  // An answer that is on its way has as many pages as there were when it was asked for: rows must not come and go again.
  if (state?.data !== undefined && state.fetchStatus === 'fetching') return whenIdleQuery(client, queryKey, () => restoreQuery(client, queryKey, data, readAt))
  client.setQueryData(queryKey, data, { updatedAt: readAt })
  // What is fresh for as long as a page lives isn't for longer.
  void client.invalidateQueries({ queryKey, exact: true, refetchType: 'none' })
}

/** Calls `listener` once, when the query is not being fetched any more and still exists. */
function whenIdleQuery(client: QueryClient, queryKey: readonly unknown[], listener: () => void): void {
  const query = client.getQueryCache().find({ queryKey, exact: true })
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.query !== query || (event.type === 'updated' && query.state.fetchStatus === 'fetching')) return
    if (event.type !== 'updated' && event.type !== 'removed') return
    stop()
    if (event.type === 'updated') listener()
  })
}
