import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { repSettingsDocumentSchema, repSettingsPath, type RepSettings, type RepSettingsPatch } from '#contract/rep-settings.ts'
import { repTrendPath, repTrendSchema } from '#contract/rep-trend.ts'
import { teamLoadPath, teamLoadSchema } from '#contract/team-load.ts'
import { extensionsQuery } from './extensions.ts'
import { pacedRead } from './paced-read.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'
import { usersQuery } from './users.ts'

/** Counting it page by page is dear: so long it is not done again. */
const countedLastsMs = 10 * 60_000

/** Everybody's load in the windows that `bounds` cut. `isLive`: the service counts, so it costs one request, at any time. */
export function teamLoadQuery(bounds: readonly number[]) {
  return queryOptions({
    queryKey: ['team', 'load', bounds],
    queryFn: async ({ signal, client }) => {
      const extensions = await client.ensureQueryData(extensionsQuery)
      if (extensions.includes('teamLoad')) return { ...(await request(teamLoadPath(bounds), { schema: teamLoadSchema, signal })), isWhole: true, isLive: true }
      const { countLoad } = await import('./count-load.ts')
      return { ...(await countLoad(await client.ensureQueryData(usersQuery), bounds, Date.now(), signal)), isLive: false }
    },
    placeholderData: keepPreviousData,
    staleTime: ({ state }) => (state.data?.isLive === false ? countedLastsMs : 0),
  })
}

/** The team's load, following what anybody does. */
export function useTeamLoad(bounds: readonly number[], userId: number) {
  const query = useQuery(teamLoadQuery(bounds))
  const isLive = query.data?.isLive ?? false
  useEffect(() => {
    if (!isLive) return
    let stop: (() => void) | null = null
    let isOver = false
    const reading = pacedRead(() => void queryClient.invalidateQueries({ queryKey: ['team', 'load'] }))
    // Where this code can't be loaded the board is as fresh as its last reading.
    void import('./live-changes.ts').then(({ watchChanges }) => {
      if (!isOver) stop = watchChanges(userId, reading.wake)
    }, () => {})
    return () => {
      isOver = true
      reading.stop()
      stop?.()
    }
  }, [isLive, userId])
  return query
}

/** One person's trend in the windows that `bounds` cut. */
export function repTrendQuery(personId: number, bounds: readonly number[]) {
  return queryOptions({
    queryKey: ['team', 'trend', personId, bounds],
    queryFn: async ({ signal }) => (await request(repTrendPath(personId, bounds), { schema: repTrendSchema, signal })).data.attributes.days,
    staleTime: 60_000,
  })
}

/** Changes when and how much somebody works, and answers how it is then. Rejects with the service's refusal. */
export async function saveRepSettings(personId: number, attributes: RepSettingsPatch): Promise<RepSettings> {
  const { data } = await request(repSettingsPath(personId), { method: 'PATCH', body: { data: { type: 'repSettings', id: personId, attributes } }, schema: repSettingsDocumentSchema })
  await queryClient.invalidateQueries({ queryKey: ['team', 'load'] })
  return data.attributes
}
