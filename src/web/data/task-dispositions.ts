import { queryOptions } from '@tanstack/react-query'
import { readCollection } from './collection.ts'

/** How a meeting can have gone, by name. */
export const taskDispositionsQuery = queryOptions({
  queryKey: ['taskDispositions'],
  queryFn: ({ signal }) => readCollection('taskDisposition', '/api/v2/taskDispositions?sort=name&page[size]=1000', signal),
  staleTime: 5 * 60_000,
})
