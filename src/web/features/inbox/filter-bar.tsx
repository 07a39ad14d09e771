import { memo, Suspense } from 'react'
import type { Person } from '#contract/session.ts'
import { preloadable } from '#web/ui/preloadable.tsx'
import type { InboxView } from './inbox-view.ts'
import { SearchBox } from './search-box.tsx'
import type { ChangeView } from './use-inbox-view.ts'

const chips = preloadable(async () => (await import('./filter-chips.tsx')).FilterChips)
// Right after the page's own code: it is there before the first answer most often.
chips.preload()

/** The search, and what the list shows as a sentence. One line on a phone, which scrolls. It has no part in moving the cursor. */
export const FilterBar = memo(function FilterBar({ view, change, user }: { view: InboxView; change: ChangeView; user: Person }) {
  return (
    <div className="flex min-h-11 shrink-0 items-center gap-1.5 overflow-x-auto border-b border-line px-3 py-1.5 sm:overflow-visible">
      <SearchBox q={view.q} onSearch={(q, isFirst) => change({ q }, { replace: !isFirst })} />
      <Suspense fallback={null}>
        <chips.Component view={view} change={change} user={user} />
      </Suspense>
    </div>
  )
})
