import type { FastifyRequest } from 'fastify'
import { ApiError, type Problem } from '#contract/errors.ts'
import { parseResourceQuery } from '#contract/list-query-parse.ts'
import type { ResourceQuery } from '#contract/list-query.ts'
import { readQueryPairs, type QueryPair } from '#contract/query-pairs.ts'
import type { TaskAction, TaskActionName } from '#contract/task-actions.ts'
import { taskResource } from '#contract/task-resource.ts'
import { pathOf } from '#service/http/request-context.ts'
import { readActionParams } from './action-params.ts'

/** How a write wants its answer: sparse fields and both meta flags, but no `include`, which write answers don't have. */
export function readAnswerQuery(request: FastifyRequest): ResourceQuery {
  const problems: Problem[] = []
  const query = collect(problems, () => answerQueryOf(pairsOf(request, problems)))
  if (query === null || problems.length > 0) throw new ApiError(problems)
  return query
}

/** The parameters of an action and how it wants its answer, or everything that is wrong with either. */
export function readActionQuery(request: FastifyRequest, name: TaskActionName): { action: TaskAction; answerQuery: ResourceQuery } {
  const problems: Problem[] = []
  const pairs = pairsOf(request, problems)
  const isParam = ([key]: QueryPair) => key.startsWith('actionParams')
  const action = collect(problems, () => readActionParams(name, pairs.filter(isParam)))
  const answerQuery = collect(problems, () => answerQueryOf(pairs.filter((pair) => !isParam(pair))))
  if (action === null || answerQuery === null || problems.length > 0) throw new ApiError(problems)
  return { action, answerQuery }
}

function pairsOf(request: FastifyRequest, problems: Problem[]): QueryPair[] {
  const url = request.raw.url ?? ''
  return readQueryPairs(url.slice(pathOf(url).length + 1), problems)
}

function answerQueryOf(pairs: readonly QueryPair[]): ResourceQuery {
  const problems: Problem[] = []
  if (pairs.some(([name]) => name === 'include')) problems.push({ code: 'badRequest', detail: 'The answer of a write includes nothing.', parameter: 'include' })
  const query = collect(problems, () => parseResourceQuery(pairs.filter(([name]) => name !== 'include'), taskResource))
  if (query === null || problems.length > 0) throw new ApiError(problems)
  return query
}

function collect<Value>(problems: Problem[], read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    problems.push(...error.problems)
    return null
  }
}
