import { Suspense, useCallback, useState, type ReactNode } from 'react'
import { CountChip } from '#web/commands/count-chip.tsx'
import { LayerHost } from '#web/commands/layers.tsx'
import { preloadable } from '#web/ui/preloadable.tsx'
import { fetchLater } from '#web/lib/when-idle.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Nav, type NavProps } from './nav.tsx'
import { NoticeToasts } from './notice-toasts.tsx'
import { useShellCommands } from './use-shell-commands.ts'

const recentActions = preloadable(async () => (await import('./recent-actions.tsx')).RecentActions)
// It must open offline too.
fetchLater(recentActions.preload)

interface AppShellProps extends Omit<NavProps, 'onHistory'> {
  /** Leaves out the way around, for a screen that wants nothing beside it. */
  isFocus?: boolean
  children: ReactNode
}

/** What surrounds every screen of a signed-in person: the way around, how things stand, the messages, the way back. */
export function AppShell({ user, views, screens, messages, isFocus = false, children }: AppShellProps) {
  const [isHistoryOpen, setIsHistoryOpen] = useState(false)
  const openHistory = useCallback(() => setIsHistoryOpen(true), [])
  useShellCommands(screens, openHistory)
  return (
    <div className="flex h-dvh flex-col overflow-hidden sm:flex-row">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-1.5 text-row font-medium text-on-accent focus:translate-y-0"
      >
        Skip to the tasks
      </a>
      {!isFocus && <Nav user={user} views={views} screens={screens} messages={messages} onHistory={openHistory} />}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <main id="main" tabIndex={-1} className={classNames('flex min-h-0 flex-1 outline-none sm:pt-2 sm:pr-2 sm:pb-2', isFocus && 'sm:pl-2')}>
          {children}
        </main>
      </div>
      <NoticeToasts onHistory={openHistory} isFocus={isFocus} />
      <LayerHost />
      <CountChip />
      {isHistoryOpen && (
        <Suspense fallback={null}>
          <recentActions.Component onClose={() => setIsHistoryOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
