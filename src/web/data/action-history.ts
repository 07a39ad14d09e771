import { useSyncExternalStore } from 'react'
import { pendingActions } from './pending-actions.ts'
import { historyOf, type HistoryItem } from './history-items.ts'

let items: readonly HistoryItem[] | null = null
pendingActions.subscribe(() => (items = null))

/** What the person did lately on this device, newest first, with how each stands; also after a reload. */
export function useActionHistory(): readonly HistoryItem[] {
  return useSyncExternalStore(pendingActions.subscribe, () => (items ??= historyOf(pendingActions.log)))
}
