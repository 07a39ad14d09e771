import type { InboxView } from './inbox-view.ts'
import { standingOf } from './standing-views.ts'

/** Names the view under which what a person chose to see of it is remembered: a saved one, a standing one, or any other. */
export function viewName(view: InboxView): string {
  return view.saved !== null ? `saved-${view.saved}` : (standingOf(view)?.id ?? 'other')
}
