import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import type { Person } from '#contract/session.ts'
import { useCommands } from '#web/commands/command-store.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { paths } from '#web/paths.ts'
import { NavItem } from '#web/ui/nav-item.tsx'
import { readView } from './inbox-view.ts'
import { standingOf, standingView, standingViews, viewAddress } from './standing-views.ts'

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
    <ul aria-label="Views" className="contents">
      {offered.map((one) => (
        <li key={one.id} className="contents">
          <NavItem label={one.label} icon={one.icon} href={viewAddress(standingView(one, user.role))} isCurrent={one === current} isWide={isWide} {...(onGo && { onClick: onGo })} />
        </li>
      ))}
    </ul>
  )
}
