import type { LucideIcon } from 'lucide-react'
import { Link } from 'wouter'
import type { Person } from '#contract/session.ts'
import { homeOf } from '#web/paths.ts'
import { classNames } from '#web/ui/class-names.ts'
import { Mark } from '#web/ui/mark.tsx'
import { SyncLine } from './sync-line.tsx'
import { UserMenu } from './user-menu.tsx'

/** One place to go to. */
export interface NavLink {
  label: string
  href: string
  icon: LucideIcon
  isCurrent: boolean
  /** Another screen: the way there is kept also where the views inside one have no room. */
  isScreen?: boolean
}

/** The way around: a column on a desk, a rail of icons on a small screen, one line on a phone. */
export function Nav({ user, links, onHistory }: { user: Person; links: NavLink[]; onHistory: () => void }) {
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 items-center gap-1 px-3 py-1.5 sm:w-13 sm:flex-col sm:items-stretch sm:gap-0.5 sm:p-2 sm:pt-3 xl:w-[min(13rem,17vw)] xl:p-3 xl:pr-2"
    >
      <Link href={homeOf(user.role)} aria-label="Daysheet" className="mr-auto flex items-center gap-2 rounded-md sm:mr-0 sm:mb-4 sm:justify-center sm:py-0.5 xl:justify-start xl:px-2">
        <Mark size={20} />
        <span className="text-body font-semibold tracking-tight text-ink sm:max-xl:hidden">Daysheet</span>
      </Link>
      <ul className="hidden sm:contents">
        {links.map((link) => (
          <li key={link.href} className="contents">
            <NavItem {...link} />
          </li>
        ))}
      </ul>
      <div className="flex items-center sm:hidden">
        {links.filter(({ isScreen }) => isScreen).map((link) => (
          <NavItem key={link.href} {...link} />
        ))}
      </div>
      <div className="flex min-w-0 items-center gap-1 sm:mt-auto sm:flex-col sm:items-stretch">
        <SyncLine onHistory={onHistory} />
        <UserMenu user={user} onHistory={onHistory} />
      </div>
    </nav>
  )
}

function NavItem({ label, href, icon: Icon, isCurrent }: Omit<NavLink, 'isScreen'>) {
  return (
    <Link
      href={href}
      title={label}
      aria-current={isCurrent ? 'page' : undefined}
      className={classNames(
        'flex h-8 items-center gap-2.5 rounded-md px-2 text-row max-sm:min-w-8 max-sm:justify-center sm:max-xl:justify-center pointer-coarse:h-11 pointer-coarse:min-w-11',
        isCurrent ? 'bg-line font-medium text-ink' : 'text-ink-2 hover:bg-line/60 hover:text-ink',
      )}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" className={isCurrent ? 'text-ink' : 'text-ink-3'} />
      <span className="max-xl:sr-only">{label}</span>
    </Link>
  )
}
