import { useQuery } from '@tanstack/react-query'
import { Bookmark, UsersRound } from 'lucide-react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { SavedView } from '#contract/saved-view.ts'
import type { Person } from '#contract/session.ts'
import { useCommands } from '#web/commands/command-store.ts'
import { extensionsQuery } from '#web/data/extensions.ts'
import { savedViewsQuery } from '#web/data/saved-views.ts'
import { classNames } from '#web/ui/class-names.ts'
import { NavItem } from '#web/ui/nav-item.tsx'
import { readView, type InboxView } from './inbox-view.ts'
import { standingView, standingViews, viewAddress } from './standing-views.ts'
import { useCount, useKeptCounts } from './view-counts.ts'

/** How much a view holds; of Today also how much of it is late. Nothing where it isn't certain. */
export function NavCount({ name, lateName }: { name: string; lateName?: string | undefined }) {
  return (
    <span data-tabular className="flex items-baseline gap-2 text-meta">
      {lateName !== undefined && <LateCount name={lateName} />}
      <PlainCount name={name} />
    </span>
  )
}

function PlainCount({ name }: { name: string }) {
  const count = useCount(name)
  if (count === null) return null
  return (
    <span className={classNames('min-w-4 text-right', count.count === 0 ? 'text-ink-3' : 'text-ink-2')}>
      {count.count.toLocaleString()}
      {count.isTruncated && '+'}
      <span className="sr-only">{count.count === 1 ? ' task' : ' tasks'}</span>
    </span>
  )
}

/** "12 late", or nothing. */
export function LateCount({ name = 'late' }: { name?: string }) {
  const late = useCount(name)
  return late === null || late.count === 0 ? null : (
    <span className="font-medium text-danger">
      {late.count.toLocaleString()}
      {late.isTruncated && '+'} late
    </span>
  )
}

interface SavedViewLinksProps {
  /** The saved view that is shown. */
  current: number | null
  isWide: boolean
  onGo?: (() => void) | undefined
}

/** Keeps every view's count as long as it is mounted. */
export function CountKeeper({ user }: { user: Person }) {
  const { data: saved } = useQuery(savedViewsQuery)
  const { data: extensions } = useQuery(extensionsQuery)
  const counted = useMemo(() => countedViews(user, (saved ?? []).map((one) => [`saved:${one.id}`, viewOf(one)])), [user, saved])
  useKeptCounts(counted, user, extensions)
  return null
}

function viewOf({ id, attributes }: SavedView): InboxView {
  return { ...readView(attributes.search), saved: id, task: null }
}

/** The saved views. In the page's column they are only there where it has room for words. */
export function SavedViewLinks({ current, isWide, onGo }: SavedViewLinksProps) {
  const [, navigate] = useLocation()
  const { data: saved } = useQuery(savedViewsQuery)
  const views = (saved ?? []).map((one) => ({ one, view: viewOf(one) }))
  useCommands(views.map(({ one, view }) => ({ id: `go.saved.${one.id}`, title: one.attributes.name, group: 'Go to', icon: Bookmark, keywords: 'saved view', run: () => navigate(viewAddress(view)) })))
  if (views.length === 0) return null
  return (
    <section aria-label="Saved views" className={classNames('mt-4 flex-col gap-0.5', isWide ? 'flex' : 'hidden xl:flex')}>
      <h2 className="px-2 pb-1 text-meta font-medium text-ink-3">Saved</h2>
      <ul className="contents">
        {views.map(({ one, view }) => (
          <li key={one.id} className="contents">
            <NavItem
              label={one.attributes.name}
              icon={one.attributes.isShared ? UsersRound : Bookmark}
              href={viewAddress(view)}
              isCurrent={one.id === current}
              isWide={isWide}
              {...(onGo && { onClick: onGo })}
            >
              <NavCount name={`saved:${one.id}`} />
            </NavItem>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The service counts at most forty lists at once; what is done is not counted, as it only grows. */
const mostCountedSaved = 30

function countedViews(user: Person, saved: readonly (readonly [string, InboxView])[]): ReadonlyMap<string, InboxView> {
  const standing = standingViews.filter(({ id }) => id !== 'done').map((one) => [one.id, standingView(one, user.role)] as const)
  const today = standing[0]?.[1]
  return new Map([...standing, ...(today ? [['late', { ...today, due: 'overdue' }] as const] : []), ...saved.slice(0, mostCountedSaved)])
}
