import { CalendarCheck, CalendarRange, History, Inbox, type LucideIcon } from 'lucide-react'
import type { Role } from '#contract/session.ts'
import { paths } from '#web/paths.ts'
import { defaultView, readView, writeView, type InboxView } from './inbox-view.ts'

const links: { label: string; due: InboxView['due']; icon: LucideIcon }[] = [
  { label: 'Inbox', due: 'any', icon: Inbox },
  { label: 'Overdue', due: 'overdue', icon: History },
  { label: 'Today', due: 'today', icon: CalendarCheck },
  { label: 'This week', due: 'week', icon: CalendarRange },
]

/** Whose tasks a person's inbox holds unless they say otherwise: a rep's own, a manager's everybody's they look after. */
export function homeOwner(role: Role): 'me' | 'all' {
  return role === 'rep' ? 'me' : 'all'
}

/** The inbox and its standing views, for the way around; `search` says which one is shown, `role` whose tasks they hold. */
export function inboxLinks(search: string, role: Role) {
  const present = readView(search)
  return links.map(({ label, due, icon }) => ({
    label,
    icon,
    href: paths.inbox + writeView({ ...defaultView, owner: homeOwner(role), due }, ''),
    isCurrent: present.days === null && present.due === due,
  }))
}

/** The view's name, as its heading says it. */
export function viewTitle(view: InboxView): string {
  return links.find((link) => view.days === null && link.due === view.due)?.label ?? 'Inbox'
}
