import { useQueries, useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { relatedNamesQuery } from '#web/data/find-related.ts'
import { relatedResource, subscribeToRelated } from '#web/data/related.ts'
import { taskPrioritiesQuery } from '#web/data/task-priorities.ts'
import { usersQuery } from '#web/data/users.ts'
import type { NameOf } from './filter-words.ts'
import type { InboxView } from './inbox-view.ts'

const kinds = ['account', 'prospect', 'sequence'] as const

/** The way to name what a view's filters point at; what isn't known yet is asked for. */
export function useFilterNames(view: InboxView): NameOf {
  useQuery(usersQuery)
  useQuery(taskPrioritiesQuery)
  const named = kinds.map((type) => ({ type, ids: view[type] === 'none' ? [] : view[type] }))
  const unknown = useSyncExternalStore(subscribeToRelated, () =>
    JSON.stringify(named.map(({ type, ids }) => ids.filter((id) => relatedResource(type, id) === null))))
  const missing = JSON.parse(unknown) as number[][]
  useQueries({ queries: kinds.map((type, index) => ({ ...relatedNamesQuery(type, missing[index] ?? []), enabled: (missing[index] ?? []).length > 0 })) })
  return nameOf
}

const nameOf: NameOf = (type, id) => relatedResource(type, id)?.attributes.name ?? null
