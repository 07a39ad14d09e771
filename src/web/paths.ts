import type { Role } from '#contract/session.ts'

/** Every address of the page, in one place. */
export const paths = {
  root: '/',
  inbox: '/inbox',
  /** The tasks of a view one after the other. */
  play: '/inbox/play',
  team: '/team',
  plan: '/team/plan',
  pile: '/pile',
  /** Somebody else's pile, for who manages them. */
  pileOf: (personId: number) => `/pile?person=${personId}`,
  /** Somebody's open tasks due on some days, as the inbox's address says it. */
  inboxOf: (owner: number, due: { days: string } | { due: 'overdue' } | null) =>
    `/inbox?owner=${owner}${due === null ? '' : 'days' in due ? `&days=${due.days}` : `&due=${due.due}`}`,
  /** A task opened beside the view that `search` says. */
  inboxTask: (taskId: number, search: string) => {
    const params = new URLSearchParams(search)
    params.set('task', String(taskId))
    return `/inbox?${params.toString().replaceAll('%2C', ',')}`
  },
  signIn: '/sign-in',
  /** Signing in, and then back to where the person wanted to go. */
  signInThen: (next: string) => (next === '/inbox' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`),
} as const

/** Where a person's day starts: with what is late or due today, a rep's own, a manager's of everybody they look after. */
export function homeOf(role: Role): string {
  return `${paths.inbox}?${role === 'rep' ? '' : 'owner=all&'}due=by-today`
}

/** Where to go after signing in: `?next=` if it is a page of our own, else home. */
export function afterSignIn(search: string, role: Role): string {
  const next = new URLSearchParams(search).get('next')
  // Only ever a path of ours: "//host" and "/\host" would leave the page.
  return next !== null && /^\/(inbox|inbox\/play|pile|team|team\/plan)(\?|$)/u.test(next) ? next : homeOf(role)
}
