import { queryOptions } from '@tanstack/react-query'
import { readCollection } from './collection.ts'

/** Everybody who can own a task, by last name. `name` itself is neither filterable nor sortable in Outreach. */
export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => readCollection('user', '/api/v2/users?filter[locked]=false&sort=lastName,firstName&page[size]=1000', signal),
  staleTime: 5 * 60_000,
})
