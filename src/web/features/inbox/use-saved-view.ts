import { skipToken, useQuery } from '@tanstack/react-query'
import type { SavedView } from '#contract/saved-view.ts'

/** The saved view of that id, once whoever lists them has read it; null for another. Reads nothing itself. */
export function useSavedView(id: number | null): SavedView | null {
  const { data } = useQuery<SavedView[] | null>({ queryKey: ['savedViews'], queryFn: skipToken })
  return data?.find((view) => view.id === id) ?? null
}
