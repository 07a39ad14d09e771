/** Every address of the page, in one place. */
export const paths = {
  root: '/',
  inbox: '/inbox',
  signIn: '/sign-in',
  /** Signing in, and then back to where the person wanted to go. */
  signInThen: (next: string) => (next === '/inbox' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`),
} as const

/** Where to go after signing in: `?next=` if it is a page of our own, else the inbox. */
export function afterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next')
  // Only ever a path of ours: "//host" and "/\host" would leave the page.
  return next !== null && /^\/inbox(\?|$)/u.test(next) ? next : paths.inbox
}
