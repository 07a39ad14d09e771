import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { paths } from '#web/paths.ts'
import { readView, writeView, type InboxView } from './inbox-view.ts'

/** Changes part of the view. `replace` where going back to each step (a letter typed, a row looked at) would be a nuisance. */
export type ChangeView = (change: Partial<InboxView>, options?: { replace?: boolean }) => void

/** The view that the address says, and the way to change it: the address is the state. */
export function useInboxView(): [InboxView, ChangeView] {
  const search = useSearch()
  const [, navigate] = useLocation()
  const view = useMemo(() => readView(search), [search])
  const change = useCallback<ChangeView>(
    (part, options) => {
      // Read afresh: two changes in one frame must not undo each other.
      const present = location.search.slice(1)
      navigate(paths.inbox + writeView({ ...readView(present), ...part }, present), options)
    },
    [navigate],
  )
  return [view, change]
}
