import { queryOptions } from '@tanstack/react-query'
import { coverDocumentSchema, coverListSchema, coverPath, coversPath, type CoverDocument, type CoverDraft } from '#contract/cover.ts'
import { extensionsQuery } from './extensions.ts'
import { groupAtRest, type GroupProgress } from './group-progress.ts'
import { pendingActions } from './pending-actions.ts'
import { planTasksQuery } from './plan-tasks.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

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

/** Writes a leave down: who has what meanwhile, and, where the asker may set them, the days off. The same `key` writes it once. */
export async function startCover(draft: CoverDraft, key: string): Promise<void> {
  await request(coversPath, { method: 'POST', body: { data: { type: 'cover', attributes: draft } }, schema: coverDocumentSchema, headers: { 'Idempotency-Key': key } })
  await queryClient.invalidateQueries({ queryKey: coversQuery.queryKey })
  await queryClient.invalidateQueries({ queryKey: ['team', 'load'] })
}

/** What giving back began: the log's group, how many of it, which tasks could not, and how it ends. */
export interface GivenBack {
  groupId: string
  count: number
  skipped: readonly { taskId: number; reason: string }[]
  /** Whether the cover was ended: only when each task was acknowledged. Never rejects; pending as long as a task is under way. */
  ended: Promise<boolean>
}

/** Gives what is still open back, as one group of the log; ends the cover when all of it is acknowledged, so that nothing is forgotten. */
export async function giveBack(coverId: number, zone: string): Promise<GivenBack> {
  // Read afresh: what was done in the meantime stays done.
  const { attributes } = await queryClient.fetchQuery({ ...coverQuery(coverId, zone), staleTime: 0 })
  const open = attributes.tasks.filter(({ fate }) => fate === 'open').map(({ taskId }) => taskId)
  const { groupId, started, skipped } = pendingActions.act(open, { name: 'reassignOwner', params: { ownerId: attributes.userId } })
  const given = { groupId, count: started.length, skipped }
  if (skipped.length > 0) return { ...given, ended: Promise.resolve(false) }
  if (started.length === 0) {
    await endCover(coverId)
    return { ...given, ended: Promise.resolve(true) }
  }
  const ended = groupAtRest(groupId).then(async (progress) => isAllDone(progress) && endCover(coverId).then(() => true)).catch(() => false)
  return { ...given, ended }
}

/** Whether each task of a group was acknowledged and none taken back. Pure. */
export function isAllDone({ total, done }: Pick<GroupProgress, 'total' | 'done'>): boolean {
  return total > 0 && done === total
}

/** Says that the work was given back; `leaveToo`: that the leave is off, and the days off that the cover set with it. Saying it again changes nothing. */
export async function endCover(coverId: number, leaveToo = false): Promise<CoverDocument['data']['attributes']> {
  const attributes = { returned: true, ...(leaveToo && { leaveToo }) }
  const { data } = await request(coverPath(coverId), { method: 'PATCH', body: { data: { type: 'cover', id: coverId, attributes } }, schema: coverDocumentSchema })
  await queryClient.invalidateQueries({ queryKey: coversQuery.queryKey })
  if (leaveToo) await queryClient.invalidateQueries({ queryKey: ['team', 'load'] })
  return data.attributes
}

function pickOf(ids: readonly number[]) {
  return { from: [], until: null, isPendingToo: false, ids, list: null }
}
