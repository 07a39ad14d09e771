import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import type { Change } from '#contract/change-stream.ts'
import { helpPath, teamMessageListSchema, teamMessagesPath, type TeamMessage, type TeamMessageDraft } from '#contract/team-message.ts'
import { extensionsQuery } from './extensions.ts'
import { pacedRead } from './paced-read.ts'
import { planTasksQuery } from './plan-tasks.ts'
import { asksForPatience, queryClient, retryDelayMs } from './query-client.ts'
import { isUnknownOutcome } from './request-failure.ts'
import { request } from './request.ts'
import { wait } from './wait.ts'

/** A call for help changes no task, so no stream tells of it: it is asked for now and then. */
const askEveryMs = 60_000

/** What came to the person from others, and open calls for help; none where the service keeps none. */
export const teamMessagesQuery = queryOptions({
  queryKey: ['team', 'messages'],
  queryFn: async ({ signal, client }): Promise<TeamMessage[]> => {
    const extensions = await client.ensureQueryData(extensionsQuery)
    return extensions.includes('teamMessages') ? (await request(teamMessagesPath, { schema: teamMessageListSchema, signal })).data : []
  },
  refetchInterval: askEveryMs,
})

/** Whether a change can have brought or ended a message: a task came to the person or left them, or one of theirs was ended, by somebody else. */
function concerns({ actor, ownerId, previousOwnerId, visibility, changes }: Change, userId: number): boolean {
  if (actor.type === 'user' && actor.id === userId) return false
  return visibility === 'left' || previousOwnerId === userId || (ownerId === userId && (previousOwnerId !== undefined || visibility === 'entered' || 'state' in changes))
}

/** The messages, following what others do. */
export function useTeamMessages(userId: number) {
  useEffect(() => {
    let stop: (() => void) | null = null
    let isOver = false
    const reading = pacedRead(() => void queryClient.invalidateQueries({ queryKey: teamMessagesQuery.queryKey }))
    // Where this code can't be loaded the messages are as fresh as their last reading.
    void import('./live-changes.ts').then(({ watchChanges }) => {
      if (!isOver) stop = watchChanges(userId, (change) => {
        if (change === null || concerns(change, userId)) reading.wake()
      })
    }, () => {})
    return () => {
      isOver = true
      reading.stop()
      stop?.()
    }
  }, [userId])
  return useQuery(teamMessagesQuery)
}

/** A word whose answer was lost is sent so often in all before the person is asked. */
const mostTries = 3

/**
 * Says why work is handed over, or calls for help. The same `key` says it once, however often it is sent: so it is sent again
 * where the answer was lost. Rejects with the service's refusal.
 */
export async function tellTeam(attributes: TeamMessageDraft, key: string = crypto.randomUUID()): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    try {
      await request(teamMessagesPath, { method: 'POST', body: { data: { type: 'teamMessage', attributes } }, schema: z.void(), headers: { 'Idempotency-Key': key } })
      break
    } catch (error) {
      if (failures === mostTries || !isUnknownOutcome(error) || asksForPatience(error)) throw error
      await wait(retryDelayMs(failures, error), new AbortController().signal)
    }
  }
  await queryClient.invalidateQueries({ queryKey: teamMessagesQuery.queryKey })
}

/** Puts away what came in until then (ISO). */
export async function putAway(seenUntil: string): Promise<void> {
  await request(teamMessagesPath, { method: 'PATCH', body: { data: { type: 'teamMessages', attributes: { seenUntil } } }, schema: z.void() })
  await queryClient.invalidateQueries({ queryKey: teamMessagesQuery.queryKey })
}

/** Ends somebody's call for help. */
export async function endHelp(userId: number): Promise<void> {
  await request(helpPath(userId), { method: 'DELETE', schema: z.void() })
  await queryClient.invalidateQueries({ queryKey: teamMessagesQuery.queryKey })
}

/** Reads the tasks that messages speak of, for their names. */
export function namedTasksQuery(ids: readonly number[], zone: string) {
  return { ...planTasksQuery({ from: [], until: null, isPendingToo: false, ids, list: null }, zone), enabled: ids.length > 0 }
}
