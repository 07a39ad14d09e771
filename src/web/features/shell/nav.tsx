import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Person } from '#contract/session.ts'
import { homeOf } from '#web/paths.ts'
import { Mark } from '#web/ui/mark.tsx'
import { NavItem } from '#web/ui/nav-item.tsx'
import { SyncLine } from './sync-line.tsx'
import { UserMenu } from './user-menu.tsx'

/** Another screen than the list: the way there is kept also where views have no room. */
export interface ScreenLink {
  label: string
  href: string
  icon: LucideIcon
  isCurrent: boolean
}

export interface NavProps {
  user: Person
  /** The views of the list, as items of a column. */
  views: ReactNode
  screens: readonly ScreenLink[]
  /** What others have to tell this person. */
  messages: ReactNode
  onHistory: () => void
}

/** The way around: a column on a desk, a rail of icons on a small screen, one line on a phone. */
export function Nav({ user, views, screens, messages, onHistory }: NavProps) {
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 items-center gap-1 px-3 py-1.5 sm:w-13 sm:flex-col sm:items-stretch sm:gap-0.5 sm:p-2 sm:pt-3 xl:w-[min(13rem,17vw)] xl:p-3 xl:pr-2"
    >
      <Link href={homeOf(user.role)} aria-label="Daysheet" className="mr-auto flex items-center gap-2 rounded-md sm:mr-0 sm:mb-4 sm:justify-center sm:py-0.5 xl:justify-start xl:px-2">
        <Mark size={20} />
        <span className="text-body font-semibold tracking-tight text-ink sm:max-xl:hidden">Daysheet</span>
      </Link>
      <div className="hidden min-h-0 flex-col gap-0.5 overflow-y-auto overscroll-contain sm:flex">{views}</div>
      <ul className="flex items-center sm:mt-3 sm:flex-col sm:items-stretch sm:gap-0.5">
        {screens.map((link) => (
          <li key={link.href} className="contents">
            <NavItem {...link} />
          </li>
        ))}
      </ul>
      {/* All the room that is left, and what comes and goes at its far end, so that nothing moves for it. */}
      <div className="flex min-w-0 items-center gap-1 sm:flex-1 sm:flex-col sm:items-stretch sm:justify-end">
        <SyncLine onHistory={onHistory} />
        {messages}
        <UserMenu user={user} />
      </div>
    </nav>
  )
}
