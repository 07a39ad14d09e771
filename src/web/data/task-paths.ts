import { formatListQuery } from '#contract/list-query-format.ts'
import type { Filter, ListRequest, SortKey } from '#contract/list-query.ts'
import type { TaskAction } from '#contract/task-actions.ts'

/** What a list of tasks is asked for. Plain data, so that it can name the query in the cache. */
export interface TaskListParams {
  filters: readonly Filter[]
  sort: readonly SortKey[]
  /** What rows show beside the usual. */
  include?: readonly string[]
}

const pageSize = 100

/** What a row shows beside the task's own attributes. */
export const rowIncludes = ['owner', 'prospect', 'account', 'taskPriority', 'sequence', 'sequenceStep']

/** What the drawer shows. `calls`, `mailings` and `sequenceSequenceSteps` are lists of their own. */
const drawerIncludes = [
  'owner', 'creator', 'completer', 'subject', 'prospect', 'prospect.account', 'account', 'opportunity', 'taskPriority', 'sequence',
  'sequenceStep', 'sequenceState', 'sequenceTemplate', 'template', 'mailing', 'call', 'taskDisposition', 'taskPurpose',
]

/** Path of a list's first page, counted; the following ones come from `links.next`. */
export function taskListPath({ filters, sort, include = [] }: TaskListParams, size = pageSize): string {
  const list: ListRequest = {
    filters, sort, include: [...rowIncludes, ...include], page: { kind: 'cursor', size }, count: true, authorizationMeta: true,
  }
  return `/api/v2/tasks?${formatListQuery(list)}`
}

/** `path` without `count=true`, which every link repeats: the first page's count is enough. */
export function withoutCount(path: string | null): string | null {
  if (path === null) return null
  const [pathname, search] = path.split('?', 2)
  const query = new URLSearchParams(search)
  query.delete('count')
  return `${pathname}?${query}`
}

/** `path` with pages of another size; a cursor holds in any. */
export function withPageSize(path: string | null, size: number | undefined): string | null {
  if (path === null || size === undefined) return path
  const [pathname, search] = path.split('?', 2)
  const query = new URLSearchParams(search)
  query.set('page[size]', String(size))
  return `${pathname}?${query}`
}

/** Path of one task with all that hangs on it. */
export function taskPath(id: number): string {
  return `/api/v2/tasks/${id}?${formatListQuery({ include: drawerIncludes, authorizationMeta: true })}`
}

/** Path of one action; its parameters travel in the query, never in a body. */
export function taskActionPath(id: number, action: TaskAction): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(action.params)) {
    if (value !== undefined) query.append(`actionParams[${name}]`, String(value))
  }
  const text = query.toString()
  return `/api/v2/tasks/${id}/actions/${action.name}${text && `?${text}`}`
}
