import { queryOptions } from '@tanstack/react-query'
import { readCollection } from './collection.ts'

/** Every priority, the most urgent first. */
export const taskPrioritiesQuery = queryOptions({
  queryKey: ['taskPriorities'],
  queryFn: ({ signal }) => readCollection('taskPriority', '/api/v2/taskPriorities?sort=-weight&page[size]=1000', signal),
  staleTime: 5 * 60_000,
})
