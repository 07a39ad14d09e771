import type { HistoryItem } from '#web/data/history-items.ts'

/** What was done in one go: usually one task, or all of a bulk. */
export interface ActionGroup {
  id: string
  items: readonly HistoryItem[]
}

/** The history by what was done in one go, in its own order; of a task that was tried again only the last try. Pure. */
export function groupActions(history: readonly HistoryItem[]): ActionGroup[] {
  const groups = new Map<string, Map<number, HistoryItem>>()
  for (const item of history) {
    const { groupId, taskId } = item.entry
    const known = groups.get(groupId) ?? new Map<number, HistoryItem>()
    if (!known.has(taskId)) known.set(taskId, item)
    groups.set(groupId, known)
  }
  return [...groups].map(([id, items]) => ({ id, items: [...items.values()] }))
}
