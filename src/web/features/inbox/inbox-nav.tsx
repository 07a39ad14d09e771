import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Person } from '#contract/session.ts'
import { useCommands } from '#web/commands/command-store.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { paths } from '#web/paths.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import { NavItem } from '#web/ui/nav-item.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import { readView } from './inbox-view.ts'
import { standingOf, standingView, standingViews, viewAddress } from './standing-views.ts'

const count = preloadable(async () => (await import('./nav-counts.tsx')).NavCount)
const keeper = preloadable(async () => (await import('./nav-counts.tsx')).CountKeeper)
const savedLinks = preloadable(async () => (await import('./nav-counts.tsx')).SavedViewLinks)
// The list comes first.
whenIdle(() => {
  count.preload()
  keeper.preload()
  savedLinks.preload()
})

interface InboxNavProps {
  user: Person
  /** Whether it has room for words at any width. */
  isWide?: boolean
  onGo?: () => void
}

/** The way to every view. */
export function InboxNav({ user, isWide = false, onGo }: InboxNavProps) {
  const [pathname, navigate] = useLocation()
  const search = useSearch()
  const { data: extensions } = useQuery(extensionsQuery)
  const view = pathname === paths.inbox ? readView(search) : null
  const current = view && standingOf(view)
  // An account that doesn't tell which tasks were put off has no list of them.
  const offered = standingViews.filter(({ id }) => id !== 'snoozed' || (extensions?.includes('filter[snoozedAt]') ?? true))
  useCommands(offered.map((one) => ({ id: `go.${one.id}`, title: one.label, group: 'Go to', icon: one.icon, run: () => navigate(viewAddress(standingView(one, user.role))) })))
  return (
    <>
      <ul aria-label="Views" className="contents">
        {offered.map((one) => (
          <li key={one.id} className="contents">
            <NavItem label={one.label} icon={one.icon} href={viewAddress(standingView(one, user.role))} isCurrent={one === current} isWide={isWide} {...(onGo && { onClick: onGo })}>
              <Suspense fallback={null}>
                <count.Component name={one.id} lateName={one.id === 'today' ? 'late' : undefined} />
              </Suspense>
            </NavItem>
          </li>
        ))}
      </ul>
      {/* The page's own column keeps the counts; the sheet only shows them. */}
      {!isWide && (
        <Suspense fallback={null}>
          <keeper.Component user={user} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <savedLinks.Component current={view?.saved ?? null} isWide={isWide} onGo={onGo} />
      </Suspense>
    </>
  )
}
