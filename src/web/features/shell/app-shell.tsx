import type { ReactNode } from 'react'
import type { Person } from '#contract/session.ts'
import { Nav, type NavLink } from './nav.tsx'
import { OfflineLine } from './offline-line.tsx'
import { NoticeToasts } from './notice-toasts.tsx'

/** What surrounds every screen of a signed-in person: the way around, the line that says offline, the messages. */
export function AppShell({ user, links, children }: { user: Person; links: NavLink[]; children: ReactNode }) {
  return (
    <div className="flex h-dvh flex-col overflow-hidden sm:flex-row">
      <a
        href="#main"
        className="absolute top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-1.5 text-row font-medium text-on-accent focus:translate-y-0"
      >
        Skip to the tasks
      </a>
      <Nav user={user} links={links} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <OfflineLine />
        <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 outline-none sm:pt-2 sm:pr-2 sm:pb-2">
          {children}
        </main>
      </div>
      <NoticeToasts />
    </div>
  )
}
