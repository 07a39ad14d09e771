import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { savedViewDocumentSchema, savedViewListSchema, savedViewPath, savedViewsPath, type SavedView, type SavedViewAttributes } from '#contract/saved-view.ts'
import { extensionsQuery } from './extensions.ts'
import { queryClient } from './query-client.ts'
import { request } from './request.ts'

/** The person's own views and those that are shared with them; null where the service keeps none. */
export const savedViewsQuery = queryOptions({
  queryKey: ['savedViews'],
  queryFn: async ({ signal, client }): Promise<SavedView[] | null> => {
    const extensions = await client.ensureQueryData(extensionsQuery)
    return extensions.includes('savedViews') ? (await request(savedViewsPath, { schema: savedViewListSchema, signal })).data : null
  },
  staleTime: 60_000,
  // The stream of changes tells of tasks only: a colleague's change of a shared view is found by looking.
  refetchInterval: 60_000,
  refetchOnWindowFocus: 'always',
})

/** Keeps a view under a name. Resolves with its id, rejects with the service's refusal. */
export async function saveView(attributes: SavedViewAttributes): Promise<number> {
  const { data } = await request(savedViewsPath, {
    method: 'POST', body: { data: { type: 'savedView', attributes } }, schema: savedViewDocumentSchema, headers: { 'Idempotency-Key': crypto.randomUUID() },
  })
  await readAgain()
  return data.id
}

/** Renames a view, shares it or not, or has it hold something else. */
export async function changeSavedView(id: number, attributes: Partial<SavedViewAttributes>): Promise<void> {
  await request(savedViewPath(id), {
    method: 'PATCH', body: { data: { type: 'savedView', id, attributes } }, schema: z.optional(savedViewDocumentSchema), headers: { 'Idempotency-Key': crypto.randomUUID() },
  })
  await readAgain()
}

/** Deletes a view. */
export async function deleteSavedView(id: number): Promise<void> {
  await request(savedViewPath(id), { method: 'DELETE', schema: z.undefined(), headers: { 'Idempotency-Key': crypto.randomUUID() } })
  await readAgain()
}

async function readAgain(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: savedViewsQuery.queryKey })
}
