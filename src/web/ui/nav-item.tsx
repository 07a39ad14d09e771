import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { classNames } from './class-names.ts'

interface NavItemProps {
  label: string
  href: string
  icon: LucideIcon
  isCurrent: boolean
  /** Whether the label shows at any width; else only where the column has room for it. */
  isWide?: boolean
  onClick?: () => void
  /** What stands at the end of the line, where there is room. */
  children?: ReactNode
}

/** A place to go to. */
export function NavItem({ label, href, icon: Icon, isCurrent, isWide = false, onClick, children }: NavItemProps) {
  return (
    <Link
      href={href}
      title={isWide ? undefined : label}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
      className={classNames(
        'flex h-8 min-w-0 items-center gap-2.5 rounded-md px-2 text-row pointer-coarse:h-11 pointer-coarse:min-w-11',
        !isWide && 'max-sm:min-w-8 max-sm:justify-center sm:max-xl:justify-center',
        isCurrent ? 'bg-line font-medium text-ink' : 'text-ink-2 hover:bg-line/60 hover:text-ink',
      )}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" className={classNames('shrink-0', isCurrent ? 'text-ink' : 'text-ink-3')} />
      <span className={classNames('min-w-0 truncate', !isWide && 'max-xl:sr-only')}>{label}</span>
      {children !== undefined && <span className={classNames('ml-auto flex shrink-0 items-center gap-2 pl-1 font-normal', !isWide && 'max-xl:hidden')}>{children}</span>}
    </Link>
  )
}
