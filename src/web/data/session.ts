import { queryOptions, useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { sessionSchema, type Session, type SignIn } from '#contract/session.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { notices } from './notices.ts'
import { pendingActions } from './pending-actions.ts'
import { onSignedOut, queryClient } from './query-client.ts'
import { forgetRelated } from './related.ts'
import { request } from './request.ts'

/** Who is signed in, or who can be picked. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal, client }) => {
    const before = client.getQueryData<Session>(['session'])?.user?.id
    const session = await request('/session', { schema: sessionSchema, signal })
    // The session is the browser's: another tab may have signed somebody else in.
    if (before !== undefined && before !== session.user?.id) forgetEverything()
    return session
  },
  staleTime: Infinity,
  refetchOnWindowFocus: 'always',
})

/** The session: `data.user` is null when signed out. */
export function useSession() {
  return useQuery(sessionQuery)
}

/** Signs in and takes the new session. Nothing of whoever was here before is kept. */
export async function signIn(credentials: SignIn): Promise<Session> {
  const session = await request('/session', { method: 'POST', body: credentials, schema: sessionSchema })
  forgetEverything()
  await queryClient.cancelQueries({ queryKey: sessionQuery.queryKey })
  // The service's own answer, not a guess.
  queryClient.setQueryData(sessionQuery.queryKey, session)
  return session
}

/** Signs out. The page forgets everything at once, even where the service can't be reached. */
export async function signOut(): Promise<void> {
  forgetEverything()
  try {
    await request('/session', { method: 'DELETE', schema: z.unknown() })
  } finally {
    await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
  }
}

/** Leaves nothing of the person on the page: rows, names, pending actions, notices. Keeps the session query itself. */
function forgetEverything(): void {
  pendingActions.clear()
  notices.clear()
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
  acceptedTasks.clear()
  forgetRelated()
}

onSignedOut(() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }))
