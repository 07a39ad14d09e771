import { queryOptions, useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { sessionSchema, type Session, type SignIn } from '#contract/session.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { notices } from './notices.ts'
import { pendingActions, tabLine } from './pending-actions.ts'
import { onSignedOut, queryClient } from './query-client.ts'
import { forgetRelated } from './related.ts'
import { request } from './request.ts'

/** How long the page waits for what the browser keeps, and at signing out for what is under way. */
const longestOpeningMs = 500
const longestFlushMs = 2500

let isFirstAnswer = true

/** Who is signed in, or who can be picked. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal, client }) => {
    const before = client.getQueryData<Session>(['session'])?.user?.id
    const session = await request('/session', { schema: sessionSchema, signal })
    // The session is the browser's: another tab may have signed somebody else in. What is unsent stays theirs, in the log.
    if (before !== undefined && before !== session.user?.id) forgetPage()
    await openLog(session, isFirstAnswer)
    isFirstAnswer = false
    return session
  },
  staleTime: Infinity,
  refetchOnWindowFocus: 'always',
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
  forgetPage()
  await queryClient.cancelQueries({ queryKey: sessionQuery.queryKey })
  await openLog(session, true)
  tabLine.post({ kind: 'session' })
  // The service's own answer, not a guess.
  queryClient.setQueryData(sessionQuery.queryKey, session)
  return session
}

/** Signs out, after a moment for what is under way. The page and the browser forget everything, even where the service can't be reached. */
export async function signOut(): Promise<void> {
  if (pendingActions.count() > 0 && globalThis.navigator?.onLine !== false) await Promise.race([pendingActions.flush(), pause(longestFlushMs)])
  const wiped = pendingActions.wipe()
  // The screens go first: one that is still there would read its lists again.
  queryClient.setQueryData(sessionQuery.queryKey, (session) => session && { ...session, user: null })
  forgetPage()
  await wiped
  try {
    await request('/session', { method: 'DELETE', schema: z.unknown() })
  } finally {
    tabLine.post({ kind: 'session' })
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
  }
}

/** Reads what this person left under way, so that the first rows already show it. A browser that is slow to open it isn't waited for. */
async function openLog({ user }: Session, isCertain: boolean): Promise<void> {
  if (user) await Promise.race([pendingActions.openFor(user, isCertain), pause(longestOpeningMs)])
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Leaves nothing of the person on the page: rows, names, pending actions, notices. Keeps the session query itself. */
function forgetPage(): void {
  pendingActions.close()
  notices.clear()
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
  acceptedTasks.clear()
  forgetRelated()
}

const readAgain = () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
onSignedOut(readAgain)
tabLine.listen(({ kind }) => {
  if (kind === 'session') readAgain()
})
