import { queryOptions } from '@tanstack/react-query'
import { readCollection } from './collection.ts'

const rarely = 5 * 60_000

/** How a meeting can have gone, by name. */
export const taskDispositionsQuery = queryOptions({
  queryKey: ['taskDispositions'],
  queryFn: ({ signal }) => readCollection('taskDisposition', '/api/v2/taskDispositions?page[size]=1000', signal),
  staleTime: rarely,
})

/** What a meeting can have been for, by name. */
export const taskPurposesQuery = queryOptions({
  queryKey: ['taskPurposes'],
  queryFn: ({ signal }) => readCollection('taskPurpose', '/api/v2/taskPurposes?page[size]=1000', signal),
  staleTime: rarely,
})
