import { sql } from 'kysely'
import { ApiError, type Problem } from '#contract/errors.ts'
import { collectParameters } from '#contract/given-parameters.ts'
import { parseListQuery } from '#contract/list-query-parse.ts'
import type { ParsedFilter } from '#contract/list-query.ts'
import { mostCountedLists, type TaskCounts } from '#contract/task-counts.ts'
import { taskResource } from '#contract/task-resource.ts'
import type { Queryable } from '#service/db/store.ts'
import type { Principal } from '#service/users/principal.ts'
import { allOf, type Condition } from './column-comparison.ts'
import { filterConditions } from './filter-conditions.ts'
import { countLimit } from './list-page.ts'
import { visibleTasks } from './task-scope.ts'

/** The lists of `?list[name]=<the query of a task list>`, each by its filters; what a list is sorted by or includes doesn't matter. */
export function readCountedLists(search: string): Map<string, readonly ParsedFilter[]> {
  const problems: Problem[] = []
  const given = collectParameters(search, problems)
  const lists = new Map(given.takeMembers('list').map(({ parameter, name, value }) => [name, readFiltersOf(value, parameter, problems)]))
  given.refuseRest()
  if (lists.size > mostCountedLists) problems.push({ code: 'badRequest', detail: `At most ${mostCountedLists} lists are counted at once.`, parameter: 'list' })
  if (problems.length > 0) throw new ApiError(problems)
  return lists
}

function readFiltersOf(query: string, parameter: string, problems: Problem[]): readonly ParsedFilter[] {
  try {
    return parseListQuery(query, taskResource).filters
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    problems.push(...error.problems.map((problem) => ({ ...problem, parameter, detail: `${problem.parameter ?? 'The list'}: ${problem.detail}` })))
    return []
  }
}

/** How many tasks of each list `principal` sees, each up to a limit. One statement: a screen of counts is one round trip. */
export async function countTasks(db: Queryable, principal: Principal, lists: ReadonlyMap<string, readonly ParsedFilter[]>): Promise<TaskCounts> {
  if (lists.size === 0) return { meta: { counts: {} } }
  const scope = visibleTasks(principal)
  const names = [...lists.keys()]
  const counts = [...lists.values()].map((filters, index) => {
    const where: Condition = allOf([...filterConditions(taskResource, filters), ...(scope === null ? [] : [scope])])
    return sql`(select count(*)::int from (select 1 from tasks as t where ${where} limit ${countLimit + 1}) as counted) as ${sql.ref(`c${index}`)}`
  })
  const { rows } = await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(db)
  const found = names.map((name, index) => {
    const count = rows[0]?.[`c${index}`] ?? 0
    return [name, { count: Math.min(count, countLimit), count_truncated: count > countLimit }] as const
  })
  return { meta: { counts: Object.fromEntries(found) } }
}
