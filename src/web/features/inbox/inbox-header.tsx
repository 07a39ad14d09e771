import { ChevronDown, RotateCw } from 'lucide-react'
import { Suspense, useState, type ReactNode } from 'react'
import type { Person } from '#contract/session.ts'
import { CommandIconButton } from '#web/commands/command-icon-button.tsx'
import { fetchLater } from '#web/lib/when-idle.ts'
import { classNames } from '#web/ui/class-names.ts'
import { preloadable } from '#web/ui/preloadable.tsx'
import type { InboxView } from './inbox-view.ts'
import { isNarrowed, standingOf } from './standing-views.ts'
import type { ChangeView } from './use-inbox-view.ts'

const late = preloadable(async () => (await import('./nav-counts.tsx')).LateCount)
const begin = preloadable(async () => (await import('./header-actions.tsx')).HeaderActions, { isAside: true })
const actions = preloadable(async () => (await import('./view-actions.tsx')).ViewActions, { isAside: true })
const sheet = preloadable(async () => (await import('./views-sheet.tsx')).ViewsSheet)
fetchLater(() => {
  begin.preload()
  late.preload()
  actions.preload()
  sheet.preload()
})

interface InboxHeaderProps {
  view: InboxView
  change: ChangeView
  user: Person
  title: string
  count: number | null
  isRefreshing: boolean
  /** How old the list is, where that needs saying. */
  age: ReactNode
  rows: readonly { id: number }[]
  onRefresh: () => void
  /** Plays the list through; null where there is nothing to play. */
  onPlay: (() => void) | null
  /** What waits to be let into the list. */
  incoming: ReactNode
  /** Opens what can be chosen of the list's look. */
  display: ReactNode
}

/** The view's name, how much there is of it and how much of that is late, and what can be done with the view. Where there is no column of views the name leads to them. */
export function InboxHeader({ view, change, user, title, count, isRefreshing, age, rows, onRefresh, onPlay, incoming, display }: InboxHeaderProps) {
  // The count of what is late is that of the whole view.
  const isToday = standingOf(view)?.id === 'today' && view.q === '' && !isNarrowed(view, user.role)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  return (
    <header className="flex h-12 shrink-0 items-center gap-2.5 pr-3 pl-4">
      <h1 className="min-w-0 text-body font-semibold text-ink max-xl:-ml-1.5 max-sm:min-w-21">
        <span className="block truncate max-xl:hidden">{title}</span>
        <button
          type="button"
          aria-haspopup="dialog"
          onPointerEnter={sheet.preload}
          onFocus={sheet.preload}
          onClick={() => setIsSheetOpen(true)}
          className="flex h-8 max-w-full items-center gap-1 rounded-md px-1.5 hover:bg-hover xl:hidden pointer-coarse:h-11"
        >
          <span className="truncate">{title}</span>
          <span className="sr-only">, choose another view</span>
          <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
        </button>
      </h1>
      {/* A phone has room for one of two figures: what is late. */}
      <p aria-live="polite" data-tabular className={classNames('text-row text-ink-3', isToday && 'max-sm:sr-only')}>
        {count === null ? '' : count.toLocaleString()}
        <span className="sr-only">{count === 1 ? ' task' : ' tasks'}</span>
      </p>
      {isToday && (
        <p data-tabular className="shrink-0 text-row">
          <Suspense fallback={null}>
            <late.Component />
          </Suspense>
        </p>
      )}
      {age}
      <div className="flex min-w-0 flex-1 items-center justify-end gap-1">
        {incoming}
        <Suspense fallback={null}>
          <actions.Component view={view} change={change} user={user} rows={rows} />
        </Suspense>
      </div>
      <div className="flex w-14 shrink-0 justify-end pointer-coarse:w-22">
        <Suspense fallback={null}>
          <begin.Component onPlay={onPlay} />
        </Suspense>
      </div>
      {display}
      {/* What others do comes by itself; where it doesn't, the list says how old it is, and offers it. */}
      <span className="contents max-sm:hidden">
        <CommandIconButton commandId="list.refresh" label="Refresh" aria-busy={isRefreshing} icon={<RotateCw size={14} aria-hidden="true" />} onClick={onRefresh} />
      </span>
      {isSheetOpen && (
        <Suspense fallback={null}>
          <sheet.Component user={user} onClose={() => setIsSheetOpen(false)} />
        </Suspense>
      )}
    </header>
  )
}
