import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod/mini'
import { formatListQuery } from '#contract/list-query-format.ts'
import type { Filter, ListRequest } from '#contract/list-query.ts'
import { relatedId, taskListSchema } from '#contract/task.ts'
import { addDays, startOfDay } from '#web/lib/zoned-time.ts'
import { readDay } from '#web/lib/day-text.ts'
import { ownPath } from './collection.ts'
import { request } from './request.ts'
import { readTaskPage } from './tasks.ts'

/** What is picked to be moved. */
export interface TaskPick {
  from: readonly number[]
  until: string | null
  isPendingToo: boolean
  ids: readonly number[]
  list: string | null
}

/** A plan holds no more than this. */
const mostTasks = 10_000
const pageSize = 500
/** So many ids fit in an address that every server takes. */
const idsAtOnce = 200

const rowIncludes = ['owner', 'prospect', 'account']
const among = (values: readonly (string | number)[]) => values.map((value) => ({ kind: 'is' as const, value }))

/** The first page of each list that a pick is read from. */
export function pickPaths({ from, until, isPendingToo, ids, list }: TaskPick, zone: string): string[] {
  if (ids.length > 0) {
    const chunks = Array.from({ length: Math.ceil(ids.length / idsAtOnce) }, (_, index) => ids.slice(index * idsAtOnce, (index + 1) * idsAtOnce))
    return chunks.map((chunk) => listPath([{ name: 'id', terms: among(chunk) }]))
  }
  if (list !== null) return [`${listPath([])}&${onlyFilters(list)}`]
  const day = until === null ? null : readDay(until)
  const end = day === null ? null : new Date(startOfDay(addDays(day, 1), zone) - 1).toISOString()
  return [listPath([
    { relationship: 'owner', name: 'id', terms: among(from) },
    { name: 'state', terms: among(isPendingToo ? ['incomplete', 'pending'] : ['incomplete']) },
    ...(end === null ? [] : [{ name: 'dueAt', terms: [{ kind: 'range' as const, lte: end }] }]),
    // Where there are more than a plan can hold, what has waited longest is in it.
  ], end === null ? 'id' : 'dueAt')]
}

function listPath(filters: readonly Filter[], sortedBy: 'id' | 'dueAt' = 'id'): string {
  return `/api/v2/tasks?${formatListQuery({ filters, sort: [{ name: sortedBy, descending: false }], include: rowIncludes, page: { kind: 'cursor', size: pageSize }, authorizationMeta: true })}`
}

/** Of a list's query what narrows it; the service says what is wrong with it. */
function onlyFilters(query: string): string {
  const pairs = [...new URLSearchParams(query)].filter(([name]) => name.startsWith('filter[') || name === 'newFilterSyntax')
  return new URLSearchParams(pairs).toString()
}

/** Ids of the picked tasks, all of them accepted; `isWhole` is false where there are more than a plan can hold. */
export function planTasksQuery(pick: TaskPick, zone: string) {
  return queryOptions({
    queryKey: ['team', 'plan', pick, zone],
    queryFn: async ({ signal }) => {
      const found = new Set<number>()
      let isWhole = true
      for (const path of pickPaths(pick, zone)) {
        let next: string | null = path
        while (next !== null && found.size < mostTasks) {
          const page: Awaited<ReturnType<typeof readTaskPage>> = await readTaskPage(next, signal)
          for (const id of page.ids) found.add(id)
          next = page.next
        }
        isWhole &&= next === null
      }
      return { ids: [...found], isWhole }
    },
    refetchOnWindowFocus: false,
  })
}

const prospectsAtOnce = 100

function spokenPath(prospectIds: readonly number[]): string {
  const list: ListRequest = {
    filters: [{ relationship: 'prospect', name: 'id', terms: among(prospectIds) }, { name: 'state', terms: among(['complete']) }],
    sort: [{ name: 'stateChangedAt', descending: true }], fields: { task: ['state', 'completer', 'prospect'] }, page: { kind: 'cursor', size: 1000 },
  }
  return `/api/v2/tasks?${formatListQuery(list)}`
}

/** Who completed the last task with each prospect, by prospect: the last whom they dealt with, as far as the plain contract tells. */
export function spokeLastQuery(prospectIds: readonly number[]) {
  return queryOptions({
    queryKey: ['team', 'spokeLast', prospectIds],
    queryFn: async ({ signal }) => {
      const last = new Map<number, number>()
      for (let start = 0; start < prospectIds.length; start += prospectsAtOnce) {
        let asked = prospectIds.slice(start, start + prospectsAtOnce)
        let path: string | null = spokenPath(asked)
        // To the end, however much some of them were dealt with: for who isn't found yet what is older must be read.
        while (path !== null) {
          const answer: z.infer<typeof taskListSchema> = await request(path, { schema: taskListSchema, signal })
          for (const task of answer.data) {
            const [prospect, completer] = [relatedId(task, 'prospect'), relatedId(task, 'completer')]
            if (prospect !== null && completer !== null && !last.has(prospect)) last.set(prospect, completer)
          }
          const missing = asked.filter((id) => !last.has(id))
          const next: string | null = missing.length === 0 ? null : ownPath(answer.links?.next)
          // Fewer to ask for come sooner than the tasks of those whose last is known.
          path = next === null || missing.length === asked.length ? next : spokenPath(missing)
          asked = missing
        }
      }
      return last
    },
    enabled: prospectIds.length > 0,
    staleTime: 5 * 60_000,
  })
}
