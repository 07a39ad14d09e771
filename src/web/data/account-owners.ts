import { queryOptions } from '@tanstack/react-query'
import { formatListQuery } from '#contract/list-query-format.ts'
import { relatedId, taskListSchema } from '#contract/task.ts'
import { request } from './request.ts'

/** How many open tasks of an account each person has, by person; of the first thousand. */
export function accountOwnersQuery(accountId: number | null) {
  return queryOptions({
    queryKey: ['team', 'accountOwners', accountId],
    queryFn: async ({ signal }) => {
      const filters = [
        { relationship: 'account', name: 'id', terms: [{ kind: 'is' as const, value: accountId ?? 0 }] },
        { name: 'state', terms: [{ kind: 'is' as const, value: 'incomplete' }] },
      ]
      const path = `/api/v2/tasks?${formatListQuery({ filters, fields: { task: ['state', 'owner'] }, page: { kind: 'cursor', size: 1000 } })}`
      const owners = new Map<number, number>()
      for (const task of (await request(path, { schema: taskListSchema, signal })).data) {
        const owner = relatedId(task, 'owner')
        if (owner !== null) owners.set(owner, (owners.get(owner) ?? 0) + 1)
      }
      return owners
    },
    enabled: accountId !== null,
    staleTime: 60_000,
  })
}
