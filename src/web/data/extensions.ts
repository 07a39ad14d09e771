import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { request } from './request.ts'

/** Read as a list of names, or as an object whose truthy members are the names. */
const rootSchema = z.looseObject({
  meta: z.optional(z.looseObject({ extensions: z.optional(z.union([z.array(z.string()), z.record(z.string(), z.unknown())])) })),
})

/** What the service offers beyond Outreach's contract (`GET /api/v2` → `meta.extensions`), such as `filter[action]`. */
export const extensionsQuery = queryOptions({
  queryKey: ['extensions'],
  queryFn: async ({ signal }): Promise<string[]> => {
    const root = await request('/api/v2', { schema: rootSchema, signal })
    const extensions = root.meta?.extensions ?? []
    return Array.isArray(extensions) ? extensions : Object.keys(extensions).filter((name) => extensions[name])
  },
  staleTime: Infinity,
})
