import type * as z from 'zod/mini'
import { formatListQuery } from '#contract/list-query-format.ts'
import { usualSettings } from '#contract/rep-settings.ts'
import { effortMinutes } from '#contract/task-effort.ts'
import type { PersonLoad, TeamLoad } from '#contract/team-load.ts'
import { relatedId, taskListSchema, type Task } from '#contract/task.ts'
import { ownPath } from './collection.ts'
import { request } from './request.ts'
import type { usersQuery } from './users.ts'

/** Requests that counting may cost: of the ten thousand an hour, few. So 20,000 open tasks are counted at most. */
const mostRequests = 20
const pageSize = 1000

type User = Awaited<ReturnType<NonNullable<typeof usersQuery.queryFn>>>[number]

/** The first page of all workable open tasks, with no more of each than counting needs. */
function countingPath(): string {
  return `/api/v2/tasks?${formatListQuery({
    filters: [{ name: 'state', terms: [{ kind: 'is', value: 'incomplete' }] }],
    sort: [{ name: 'id', descending: false }],
    fields: { task: ['action', 'dueAt', 'owner', 'state', 'taskType'] },
    page: { kind: 'cursor', size: pageSize },
  })}`
}

/**
 * The team's load from a service that doesn't count it (an Outreach account): read as plain lists within a budget.
 * `isWhole` is false where there were more tasks than that.
 */
export async function countLoad(users: readonly User[], bounds: readonly number[], now: number, signal: AbortSignal): Promise<TeamLoad & { isWhole: boolean }> {
  const tasks: Task[] = []
  let next: string | null = countingPath()
  for (let count = 0; next !== null && count < mostRequests; count += 1) {
    const page: z.infer<typeof taskListSchema> = await request(next, { schema: taskListSchema, signal })
    tasks.push(...page.data)
    next = ownPath(page.links?.next)
  }
  return { data: sumLoad(users, tasks, bounds), meta: { at: new Date(now).toISOString(), teams: [] }, isWhole: next === null }
}

/** Who has how much of `tasks` in which window: who has nothing can still receive, unless their account is locked. Rights aren't known here; the service says no where it must. Pure. */
export function sumLoad(users: readonly User[], tasks: readonly Task[], bounds: readonly number[]): PersonLoad[] {
  const windows = bounds.length + 1
  const loads = new Map(users.map((user) => [user.id, emptyLoad(user, windows)]))
  for (const { attributes, relationships } of tasks) {
    const load = loads.get(relatedId({ relationships }, 'owner') ?? 0)?.attributes
    if (load === undefined) continue
    const minutes = effortMinutes(attributes)
    const due = attributes.dueAt === null ? null : Date.parse(attributes.dueAt)
    const window = due === null ? -1 : bounds.filter((bound) => bound <= due).length
    if (window === -1) load.undated = { count: load.undated.count + 1, minutes: load.undated.minutes + minutes }
    else {
      load.counts[window] = (load.counts[window] ?? 0) + 1
      load.minutes[window] = (load.minutes[window] ?? 0) + minutes
    }
  }
  return [...loads.values()].filter(({ attributes: { counts, undated, locked } }) => !locked || undated.count > 0 || counts.some((count) => count > 0))
}

function emptyLoad({ id, attributes: { name, locked } }: User, windows: number): PersonLoad {
  const zeros = () => Array.from({ length: windows }, () => 0)
  return {
    type: 'teamLoad', id,
    attributes: {
      name, role: 'rep', locked: locked ?? false, teams: [], counts: zeros(), minutes: zeros(), undated: { count: 0, minutes: 0 }, dueWhileAway: 0,
      settings: { ...usualSettings, timeZone: 'UTC' }, canManage: true,
    },
  }
}
