import { CalendarCheck, CalendarRange, CircleCheck, Clock, Hourglass, Inbox, type LucideIcon } from 'lucide-react'
import type { Role } from '#contract/session.ts'
import { daysText } from '#web/lib/days-text.ts'
import { paths } from '#web/paths.ts'
import type { DueToken } from './due-window.ts'
import { defaultView, writeView, type InboxView } from './inbox-view.ts'

/** A view that everybody has. */
export interface StandingView {
  id: 'today' | 'upcoming' | 'snoozed' | 'waiting' | 'done' | 'all'
  label: string
  icon: LucideIcon
  /** What makes it this view, and the order in which it opens. */
  part: Partial<InboxView>
}

/** In the order of a day. Today comes first: what is late, then what is due. */
export const standingViews: readonly StandingView[] = [
  { id: 'today', label: 'Today', icon: CalendarCheck, part: { due: 'by-today' } },
  { id: 'upcoming', label: 'Upcoming', icon: CalendarRange, part: { due: 'upcoming' } },
  { id: 'snoozed', label: 'Snoozed', icon: Clock, part: { state: 'snoozed' } },
  { id: 'waiting', label: 'Waiting', icon: Hourglass, part: { state: 'pending', sort: 'scheduledAt' } },
  { id: 'done', label: 'Done', icon: CircleCheck, part: { state: 'complete', sort: '-stateChangedAt' } },
  { id: 'all', label: 'All open', icon: Inbox, part: {} },
]

/** Whose tasks a person's views hold unless they say otherwise: a rep's own, a manager's everybody's they look after. */
export function homeOwner(role: Role): 'me' | 'all' {
  return role === 'rep' ? 'me' : 'all'
}

/** A standing view as `role` opens it. */
export function standingView({ part }: StandingView, role: Role): InboxView {
  return { ...defaultView, owner: homeOwner(role), ...part }
}

/** The address of a view. */
export function viewAddress(view: InboxView): string {
  return paths.inbox + writeView(view, '')
}

/** The standing view that `view` is a narrowing of, or null: its state and its due dates are what makes it one. */
export function standingOf({ state, due, days, saved }: InboxView): StandingView | null {
  if (days !== null || saved !== null) return null
  return standingViews.find(({ part }) => state === (part.state ?? 'open') && due === (part.due ?? 'any')) ?? null
}

/** What is called late is due before today. */
export const dueTitles: Readonly<Record<DueToken, string>> = {
  any: 'Any time', overdue: 'Overdue', 'by-today': 'Late or today', today: 'Today', tomorrow: 'Tomorrow', week: 'This week', 'next-week': 'Next week',
  'next-7': 'Next 7 days', upcoming: 'After today', none: 'No date',
}

/** The view's name, as its heading says it. */
export function viewTitle(view: InboxView): string {
  if (view.days !== null) return daysText(view.days)
  return standingOf({ ...view, saved: null })?.label ?? (view.due === 'any' ? 'Tasks' : dueTitles[view.due])
}

/** Nothing narrowed any more, in the view that this is a narrowing of. */
export function widened(view: InboxView, role: Role): Partial<InboxView> {
  const { q, type, action, priority, account, prospect, sequence, tag } = defaultView
  const isStanding = standingOf(view) !== null
  return {
    q, type, action, priority, account, prospect, sequence, tag, owner: homeOwner(role), days: null, saved: null,
    ...(!isStanding && { state: defaultView.state, due: defaultView.due }),
  }
}

/** Whether the view shows less than the standing view that it is, or is none. */
export function isNarrowed(view: InboxView, role: Role): boolean {
  const base: InboxView = { ...view, ...widened(view, role) }
  return writeView(base, '') !== writeView(view, '')
}
