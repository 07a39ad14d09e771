import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { listDocumentSchema, resourceSchema } from '#contract/json-api.ts'
import { formatListQuery } from '#contract/list-query-format.ts'
import type { Filter } from '#contract/list-query.ts'
import { readCollection } from './collection.ts'
import { extensionsQuery } from './extensions.ts'
import { rememberRelated } from './related.ts'
import { request } from './request.ts'

/** What tasks hang on and is found by its name. */
export type FoundType = 'account' | 'prospect'

/** A choice among them. */
export interface Found {
  id: number
  name: string
}

const foundSchema = listDocumentSchema(resourceSchema)
const pageSize = 20

/** The first accounts or prospects whose name begins with `text`; an account without `filter[q]` finds whole names only. */
export function findRelatedQuery(type: FoundType, text: string) {
  const words = text.trim()
  return queryOptions({
    queryKey: ['find', type, words],
    queryFn: async ({ signal, client }): Promise<Found[]> => {
      const extensions = await client.ensureQueryData(extensionsQuery)
      const filters: Filter[] = words === '' ? [] : [{ name: extensions.includes('filter[q]') ? 'q' : 'name', terms: [{ kind: 'is', value: words }] }]
      return readFound(`/api/v2/${type}s?${formatListQuery({ filters, sort: [{ name: 'name', descending: false }], page: { kind: 'cursor', size: pageSize } })}`, signal)
    },
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
}

/** Reads what `ids` are called, so that the words of a view can be told. */
export function relatedNamesQuery(type: FoundType | 'sequence', ids: readonly number[]) {
  return queryOptions({
    queryKey: ['names', type, ids],
    queryFn: ({ signal }) => readFound(`/api/v2/${type}s?${formatListQuery({ filters: [{ name: 'id', terms: ids.map((value) => ({ kind: 'is', value })) }], page: { kind: 'cursor', size: 200 } })}`, signal),
    staleTime: Infinity,
  })
}

/** Every sequence, by name. */
export const sequencesQuery = queryOptions({
  queryKey: ['sequences'],
  queryFn: ({ signal }) => readCollection('sequence', '/api/v2/sequences?sort=name&page[size]=1000', signal),
  staleTime: 5 * 60_000,
})

async function readFound(path: string, signal: AbortSignal): Promise<Found[]> {
  const { data } = await request(path, { schema: foundSchema, signal })
  rememberRelated(data)
  return data.map(({ id, attributes }) => ({ id, name: typeof attributes['name'] === 'string' ? attributes['name'] : `no. ${id}` }))
}
