import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { formatListQuery } from '#contract/list-query-format.ts'
import type { Filter } from '#contract/list-query.ts'
import type { SubjectType } from '#contract/task-draft.ts'
import { acceptedTasks } from './accepted-tasks.ts'
import { readCollection } from './collection.ts'
import type { RelatedType } from './related-schemas.ts'
import { included, relatedResource } from './related.ts'
import { isUnknownOutcome } from './request-failure.ts'

/** Something that a task can be about. */
export interface FoundSubject {
  type: SubjectType
  id: number
  name: string
  /** Who or what it is, beside the name. */
  detail: string
}

const pageSizes: Record<SubjectType, number> = { prospect: 8, account: 5, opportunity: 6 }

/** What a task can be about whose name has words that begin like `text`; of what was loaded, where the service can't be asked. */
export function subjectSearchQuery(text: string) {
  const words = text.trim().replace(/\s+/g, ' ')
  return queryOptions({
    queryKey: ['subjects', words.toLowerCase()],
    queryFn: async ({ signal }) => {
      try {
        return await searchSubjects(words, signal)
      } catch (error) {
        if (isUnknownOutcome(error)) return heldSubjects(words)
        throw error
      }
    },
    enabled: words !== '',
    placeholderData: keepPreviousData,
    networkMode: 'always',
    retry: false,
    staleTime: 30_000,
  })
}

async function searchSubjects(words: string, signal: AbortSignal): Promise<FoundSubject[]> {
  const q: Filter = { name: 'q', terms: [{ kind: 'is', value: words }] }
  const [prospects, accounts] = await Promise.all([find('prospect', [q], signal), find('account', [q], signal)])
  const accountIds = [...new Set([...accounts.map(({ id }) => id), ...prospects.map((prospect) => accountOf('prospect', prospect.id))])].filter((id) => id !== null)
  const byAccount: Filter = { relationship: 'account', name: 'id', terms: accountIds.map((value) => ({ kind: 'is', value })) }
  const opportunities = accountIds.length === 0 ? [] : await find('opportunity', [byAccount], signal)
  return [...prospects, ...accounts, ...opportunities]
}

async function find(type: SubjectType, filters: readonly Filter[], signal: AbortSignal): Promise<FoundSubject[]> {
  const path = { prospect: 'prospects', account: 'accounts', opportunity: 'opportunities' }[type]
  const include = type === 'account' ? [] : ['account']
  const list = await readCollection(type as RelatedType, `/api/v2/${path}?${formatListQuery({ filters, include, page: { kind: 'cursor', size: pageSizes[type] } })}`, signal, 1)
  return list.map(({ id }) => subjectOf(type, id)).filter((subject) => subject !== null)
}

/** A subject by its id, as far as any answer told of it. */
export function subjectOf(type: SubjectType, id: number): FoundSubject | null {
  const account = included(relatedResource(type, id), 'account')?.attributes.name
  if (type === 'prospect') {
    const prospect = relatedResource(type, id)?.attributes
    return prospect ? { type, id, name: prospect.name, detail: [prospect.title, account ?? prospect.company].filter(Boolean).join(', ') } : null
  }
  if (type === 'account') {
    const known = relatedResource(type, id)?.attributes
    return known ? { type, id, name: known.name, detail: known.industry ?? known.domain ?? '' } : null
  }
  const opportunity = relatedResource(type, id)?.attributes
  return opportunity ? { type, id, name: opportunity.name, detail: account ?? '' } : null
}

/** The account that a subject belongs to or is, where it is known. */
export function accountOf(type: SubjectType, id: number): number | null {
  if (type === 'account') return id
  return included(relatedResource(type, id), 'account')?.id ?? null
}

/** The same among what loaded tasks are about. */
function heldSubjects(words: string): FoundSubject[] {
  const wanted = words.toLowerCase().split(' ')
  const found = new Map<string, FoundSubject>()
  for (const id of acceptedTasks.ids()) {
    const task = acceptedTasks.get(id)
    for (const type of ['prospect', 'account', 'opportunity'] as const) {
      const about = included(task, type)
      const subject = about && subjectOf(type, about.id)
      if (subject && wanted.every((word) => ` ${subject.name.toLowerCase()}`.includes(` ${word}`))) found.set(`${type}:${about.id}`, subject)
    }
  }
  const order = Object.keys(pageSizes)
  return [...found.values()].toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || a.name.localeCompare(b.name)).slice(0, 20)
}
