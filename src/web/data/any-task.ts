import { queryOptions } from '@tanstack/react-query'
import { listDocumentSchema, resourceSchema } from '#contract/json-api.ts'
import { request } from './request.ts'

const schema = listDocumentSchema(resourceSchema)

/** Whether there is any task at all that this person may see, in whatever state. */
export const anyTaskQuery = queryOptions({
  queryKey: ['anyTask'],
  queryFn: async ({ signal }) => (await request('/api/v2/tasks?page[size]=1', { schema, signal })).data.length > 0,
  // Asked for only where a list is empty, which is when it may have changed.
  staleTime: 0,
})
