import type { TaskAction } from '#contract/task-actions.ts'

/** What a list of tasks is asked for: filters as the contract names them (`dueAt`, `owner][id`…) and a sort. */
export interface TaskListParams {
  /** Filter name to value, such as `{state: 'incomplete', 'owner.id': '1,2', dueAt: 'neginf..2026-01-01T00:00:00.000Z'}`. */
  filters: Readonly<Record<string, string>>
  /** Comma-joined sort keys, such as `dueAt,-updatedAt`. */
  sort: string
}

const pageSize = 100

/** What a row shows beside the task's own attributes. */
const listIncludes = 'owner,prospect,account,taskPriority,sequence,sequenceStep'

/** What the drawer shows. */
const drawerIncludes =
  'owner,creator,completer,prospect,prospect.account,account,subject,taskPriority,sequence,sequenceStep,sequenceState,' +
  'sequenceTemplate,template,mailing,call,opportunity,taskDisposition,taskPurpose'

/** Path of a list's first page; the following ones come from `links.next`. */
export function taskListPath(params: TaskListParams): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params.filters)) {
    query.append(`filter${name.split('.').map((part) => `[${part}]`).join('')}`, value)
  }
  query.append('sort', params.sort)
  query.append('include', listIncludes)
  query.append('page[size]', String(pageSize))
  query.append('provideAuthorizationMeta', 'true')
  query.append('count', 'true')
  return `/api/v2/tasks?${query}`
}

/** Path of one task with all that hangs on it. */
export function taskPath(id: number): string {
  const query = new URLSearchParams({ include: drawerIncludes, provideAuthorizationMeta: 'true' })
  return `/api/v2/tasks/${id}?${query}`
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
