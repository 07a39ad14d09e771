import { onlineManager, queryOptions, useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { sessionSchema, type Person, type Session, type SignIn } from '#contract/session.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { leavingKey, readSession, takeEarly } from './early-session.ts'
import { extensionsQuery } from './extensions.ts'
import { forgetNoteDrafts } from './note-drafts-key.ts'
import { notices } from './notices.ts'
import { pendingActions, tabLine } from './pending-actions.ts'
import { playStorageKey } from './play-storage-key.ts'
import { onSignedOut, queryClient } from './query-client.ts'
import type { ReadCache } from './read-cache.ts'
import { forgetRelated } from './related.ts'
import { request } from './request.ts'

/** How long the page waits for what the browser keeps, and at signing out for what is under way. */
const longestOpeningMs = 500
const longestFlushMs = 2500
/** How often a page that shows what was kept asks again who this is. */
const askAgainMs = 10_000

const isLeaving = () => globalThis.localStorage?.getItem(leavingKey) === 'yes'

let isFirstAnswer = true

/** Whose page it is; another person's is another object. */
interface Page {
  userId: number | null
  /** Settles when what was read before shows again. */
  restored: Promise<void>
}
let page: Page | null = null

/** Fetched beside the first request rather than with the page's own code. Without it nothing is kept. */
let readCache: ReadCache | null = null
const cacheCode = import('./read-cache.ts').then((code) => (readCache = code.readCache)).catch(() => null)

/** Who is signed in, or who can be picked. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal, client }) => {
    if (client.getQueryData(['session']) === undefined) void showKept()
    const early = takeEarly()
    const wasLeaving = isLeaving()
    // Signed out where the service couldn't be reached: it is told before it is asked who this is.
    if (wasLeaving) await endSession(signal)
    // What was answered before the sign-out says who was here.
    const session = await ((wasLeaving ? null : early) ?? readSession(signal))
    signal.throwIfAborted()
    await openPage(session, ({ user }) => pendingActions.openFor(user, isFirstAnswer))
    isFirstAnswer = false
    return session
  },
  staleTime: Infinity,
  refetchOnWindowFocus: 'always',
  // Asked without a network too, so that a page that was never here says at once that nobody answers.
  networkMode: 'always',
  refetchOnReconnect: 'always',
  refetchInterval: ({ state }) => (isFirstAnswer && state.data !== undefined && onlineManager.isOnline() ? askAgainMs : false),
})

/** The session: `data.user` is null when signed out. */
export function useSession() {
  return useQuery(sessionQuery)
}

/** Signs in and takes the new session. Nothing of whoever was here before is kept on the page. */
export async function signIn(credentials: SignIn): Promise<Session> {
  const takeBack = await pendingActions.changeHands()
  const session = await request('/session', { method: 'POST', body: credentials, schema: sessionSchema }).catch(async (error: unknown) => {
    await takeBack()
    throw error
  })
  globalThis.localStorage?.removeItem(leavingKey)
  forgetPage()
  await queryClient.cancelQueries({ queryKey: sessionQuery.queryKey })
  await openPage(session, ({ user }) => pendingActions.openFor(user, true))
  tabLine.post({ kind: 'session' })
  // The service's own answer, not a guess.
  queryClient.setQueryData(sessionQuery.queryKey, session)
  return session
}

/** Signs out, after a moment for what is under way. The page and the browser forget everything, even where the service can't be reached. */
export async function signOut(): Promise<void> {
  if (pendingActions.count() > 0 && globalThis.navigator?.onLine !== false) await Promise.race([pendingActions.flush(), pause(longestFlushMs)])
  globalThis.localStorage?.setItem(leavingKey, 'yes')
  const wiped = pendingActions.wipe()
  forgetNoteDrafts()
  showNobody()
  await wiped
  try {
    await endSession()
  } finally {
    tabLine.post({ kind: 'session' })
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
  }
}

async function endSession(signal?: AbortSignal): Promise<void> {
  await request('/session', { method: 'DELETE', schema: z.unknown(), ...(signal && { signal }) })
  globalThis.localStorage?.removeItem(leavingKey)
}

/** The screens go first: one that is still there would read its lists again. */
function showNobody(): void {
  queryClient.setQueryData(sessionQuery.queryKey, (session) => session && { ...session, user: null })
  forgetPage()
}

/**
 * Shows the page that the browser's last person had, until the service says who it is: a page that is opened where the
 * service can't be reached works, and one where it can shows its rows at once. Nothing is sent meanwhile.
 */
async function showKept(): Promise<void> {
  const last = await (await cacheCode)?.lastSession()
  if (!last || page !== null) return
  const isOpen = await openPage(last.session, ({ user }) => pendingActions.openKept(user))
  if (isOpen && queryClient.getQueryData(sessionQuery.queryKey) === undefined) queryClient.setQueryData(sessionQuery.queryKey, last.session, { updatedAt: last.readAt })
}

/**
 * Makes this the person's page: what was read before, and what they left under way, so that the first rows already show it.
 * A browser that is slow to open either isn't waited for. The session is the browser's: another tab may have signed somebody
 * else in, and of whoever was here nothing is left on the page; what they left unsent stays theirs, in the log. Resolves
 * with whether it still is this person's page.
 */
async function openPage({ user, extensions }: Session, openLog: (session: { user: Person }) => Promise<void>): Promise<boolean> {
  const userId = user?.id ?? null
  if (page !== null && page.userId !== userId) forgetPage()
  const mine = (page ??= beginPage(userId))
  if (user && extensions) queryClient.setQueryData(extensionsQuery.queryKey, extensions)
  await Promise.race([mine.restored, pause(longestOpeningMs)])
  if (user && mine === page) await Promise.race([openLog({ user }), pause(longestOpeningMs)])
  return mine === page
}

function beginPage(userId: number | null): Page {
  const mine: Page = { userId, restored: cacheCode.then((cache) => cache?.open(userId, () => mine === page)) }
  return mine
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Leaves nothing of the person on the page: rows, names, pending actions, notices. Keeps the session query itself. */
function forgetPage(): void {
  page = null
  readCache?.close()
  pendingActions.close()
  notices.clear()
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
  acceptedTasks.clear()
  forgetRelated()
  globalThis.sessionStorage?.removeItem(playStorageKey)
}

const readAgain = () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
onSignedOut(readAgain)
tabLine.listen((message) => {
  if (message.kind !== 'session') return
  // Another tab signed out: also where nobody can be asked, the person is gone here too.
  if (message.hasLeft || isLeaving()) showNobody()
  readAgain()
})
