import { ApiError, type Problem } from './errors.ts'
import { collectParameters, type GivenParameters, type QueryInput } from './given-parameters.ts'
import type { ListQuery, ResourceQuery, SortKey } from './list-query.ts'
import { readInclude } from './list-query-fields.ts'
import { readFilters } from './list-query-filters.ts'
import { readPage } from './list-query-page.ts'
import { refuse } from './list-query-terms.ts'
import { shown } from './query-pairs.ts'
import type { ResourceDefinition } from './resource-definition.ts'

/** Reads a list request, or throws an ApiError with everything that is wrong in it. */
export function parseListQuery(input: QueryInput, definition: ResourceDefinition): ListQuery {
  const problems: Problem[] = []
  const given = collectParameters(input, problems)
  const resourceQuery = readResourceQuery(given, definition, problems)
  const query: ListQuery = {
    ...resourceQuery,
    filters: readFilters(given.takeFilters(), definition, given.takeFlag('newFilterSyntax'), problems),
    sort: readSort(given.take('sort'), definition, problems),
    page: readPage(given.takePage(), problems),
    count: given.takeFlag('count'),
  }
  given.refuseRest()
  if (problems.length > 0) throw new ApiError(problems)
  return query
}

/** Reads the parameters of a request for one resource, or throws an ApiError with everything that is wrong in them. */
export function parseResourceQuery(input: QueryInput, definition: ResourceDefinition): ResourceQuery {
  const problems: Problem[] = []
  const given = collectParameters(input, problems)
  const query = readResourceQuery(given, definition, problems)
  given.refuseRest()
  if (problems.length > 0) throw new ApiError(problems)
  return query
}

function readResourceQuery(given: GivenParameters, definition: ResourceDefinition, problems: Problem[]): ResourceQuery {
  const include = given.take('include')
  return {
    include: include === undefined ? [] : readInclude(include, definition, problems),
    fields: given.takeFields(problems),
    authorizationMeta: given.takeFlag('provideAuthorizationMeta'),
    dataConnections: given.takeFlag('provideDataConnections'),
  }
}

function readSort(text: string | undefined, definition: ResourceDefinition, problems: Problem[]): SortKey[] {
  const keys = new Map<string, SortKey>()
  for (const part of (text ?? '').split(',')) {
    if (part === '') continue
    const name = part.startsWith('-') ? part.slice(1) : part
    const attribute = Object.hasOwn(definition.attributes, name) ? definition.attributes[name] : undefined
    const sortable = name === 'id' || definition.extraSorts.includes(name) || attribute?.sortable === true
    if (!sortable) refuse({ parameter: 'sort', problems }, `${definition.type} can't be sorted by '${shown(name)}'.`)
    else if (!keys.has(name)) keys.set(name, { name, descending: part.startsWith('-') })
  }
  return [...keys.values()]
}
