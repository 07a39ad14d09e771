import { queryOptions } from '@tanstack/react-query'
import { coverDocumentSchema, coverListSchema, coverPath, coversPath, type CoverDraft } from '#contract/cover.ts'
import type { RepSettings } from '#contract/rep-settings.ts'
import { extensionsQuery } from './extensions.ts'
import { pendingActions } from './pending-actions.ts'
import { planTasksQuery } from './plan-tasks.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'
import { saveRepSettings } from './team-load.ts'

/** Leaves whose work wasn't given back yet; none where the service keeps none. */
export const coversQuery = queryOptions({
  queryKey: ['team', 'covers'],
  queryFn: async ({ signal, client }) => {
    const extensions = await client.ensureQueryData(extensionsQuery)
    return extensions.includes('covers') ? (await request(coversPath, { schema: coverListSchema, signal })).data : []
  },
})

/** What became of each task of one cover. The tasks are read too, for their names. */
export function coverQuery(id: number, zone: string) {
  return queryOptions({
    queryKey: ['team', 'cover', id],
    queryFn: async ({ signal, client }) => {
      const { data } = await request(coverPath(id), { schema: coverDocumentSchema, signal })
      const there = data.attributes.tasks.filter(({ fate }) => fate !== 'deleted').map(({ taskId }) => taskId)
      if (there.length > 0) await client.fetchQuery(planTasksQuery(pickOf(there), zone))
      return data
    },
  })
}

/** Writes a leave down: who has what meanwhile, and, where the person's settings may be changed, the days off. */
export async function startCover(draft: CoverDraft, settings: RepSettings | null): Promise<void> {
  await request(coversPath, { method: 'POST', body: { data: { type: 'cover', attributes: draft } }, schema: coverDocumentSchema })
  const { from, until } = draft
  const isKnown = settings?.daysOff.some((off) => off.from <= from && until <= off.until) ?? true
  if (settings && !isKnown) await saveRepSettings(draft.userId, { daysOff: [...settings.daysOff, { from, until, reason: 'Leave' }] })
  await queryClient.invalidateQueries({ queryKey: coversQuery.queryKey })
}

/** Gives what is still open back, as one group of the log, and ends the cover. Resolves with the group's id and how many, or null for none. */
export async function giveBack(coverId: number, zone: string): Promise<{ groupId: string; count: number } | null> {
  // Read afresh: what was done in the meantime stays done.
  const { attributes } = await queryClient.fetchQuery({ ...coverQuery(coverId, zone), staleTime: 0 })
  const open = attributes.tasks.filter(({ fate }) => fate === 'open').map(({ taskId }) => taskId)
  const { groupId, started } = pendingActions.act(open, { name: 'reassignOwner', params: { ownerId: attributes.userId } })
  await request(coverPath(coverId), { method: 'PATCH', body: { data: { type: 'cover', id: coverId, attributes: { returned: true } } }, schema: coverDocumentSchema })
  await queryClient.invalidateQueries({ queryKey: coversQuery.queryKey })
  return started.length === 0 ? null : { groupId, count: started.length }
}

function pickOf(ids: readonly number[]) {
  return { from: [], until: null, isPendingToo: false, ids, list: null }
}
