import { defaultPageSize, maxPageOffset, maxPageSize } from '#contract/list-query.ts'
import { maxIncludeDepth } from '#contract/list-query-fields.ts'
import type { AttributeKind, RelationshipFilterKind, ResourceDefinition } from '#contract/resource-definition.ts'
import { resourceDefinition } from '#contract/resources.ts'
import { exampleAttribute } from './example-values.ts'
import { ref, type ParameterObject, type ReferenceObject } from './openapi-document.ts'
import { pascalCase } from './type-names.ts'

/** The query parameters of `GET /<path>`: each filter that the contract knows, sort, include, fields, page, count, meta. */
export function listParameters(definition: ResourceDefinition): (ParameterObject | ReferenceObject)[] {
  return [
    ...filterParameters(definition),
    ref('parameters', 'newFilterSyntax'),
    sortParameter(definition),
    ...resourceParameters(definition),
    ...['pageSize', 'pageAfter', 'pageBefore', 'pageLimit', 'pageOffset', 'count'].map((name) => ref('parameters', name)),
  ]
}

/** The query parameters that also a single resource takes. */
export function resourceParameters(definition: ResourceDefinition): (ParameterObject | ReferenceObject)[] {
  return [
    ...includeParameters(definition),
    ...reachableTypes(definition).map((type) => ref('parameters', `fields${pascalCase(type)}`)),
    ref('parameters', 'provideAuthorizationMeta'),
    ref('parameters', 'provideDataConnections'),
  ]
}

function filterParameters(definition: ResourceDefinition): ParameterObject[] {
  const attributes = Object.entries(definition.attributes).filter(([, { filterable }]) => filterable)
  const relationships = Object.entries(definition.relationships).flatMap(([relationship, { filters }]) =>
    Object.entries(filters).map(([name, kind]) => filterParameter(`filter[${relationship}][${name}]`, kind, exampleFilter(kind, name))),
  )
  return [
    filterParameter('filter[id]', 'id', '5..10'),
    ...attributes.map(([name, { kind, values }]) => filterParameter(`filter[${name}]`, kind, exampleFilter(kind, name, values))),
    ...definition.extraFilters.map((name) => extraFilter(definition, name)),
    ...relationships,
  ]
}

function filterParameter(name: string, kind: AttributeKind | RelationshipFilterKind, example: string): ParameterObject {
  return { name, in: 'query', description: filterKinds[kind], schema: { type: 'string' }, example }
}

function extraFilter(definition: ResourceDefinition, name: string): ParameterObject {
  if (name === 'snoozedAt') return { ...filterParameter('filter[snoozedAt]', 'instant', '__notnull__'), description: 'When the task was put off; null for one that wasn’t, or was moved or done since. An extension.' }
  if (name !== 'q') return { ...filterParameter(`filter[${name}]`, 'string', exampleFilter('string', name)), description: `${filterKinds.string} An extension.` }
  const searched = definition.type === 'task' ? 'the note, the prospect’s and the account’s name; an extension' : 'the name'
  return { name: 'filter[q]', in: 'query', description: `Words that begin a word of ${searched}.`, schema: { type: 'string' }, example: 'dan' }
}

const filterKinds: Readonly<Record<AttributeKind | RelationshipFilterKind, string>> = {
  id: 'Ids or a range.',
  integer: 'Whole numbers or a range.',
  number: 'Numbers or a range.',
  instant: 'Instants, dates or a range.',
  boolean: '`true` or `false`.',
  string: 'Exact texts.',
  text: 'Exact texts.',
  strings: 'Holds one of these texts.',
}

function exampleFilter(kind: AttributeKind | RelationshipFilterKind, name: string, values?: readonly string[]): string {
  if (kind === 'instant') return '2026-05-01..inf'
  if (kind === 'id' || kind === 'integer') return '1,2,3'
  const value = exampleAttribute({ kind, nullable: false, filterable: true, sortable: true, writable: false, ...(values && { values }) }, name)
  return String(Array.isArray(value) ? value[0] : value)
}

function sortParameter(definition: ResourceDefinition): ParameterObject {
  const attributes = Object.entries(definition.attributes).filter(([, { sortable }]) => sortable).map(([name]) => name)
  const keys = ['id', ...attributes, ...definition.extraSorts]
  return {
    name: 'sort',
    in: 'query',
    description: `Keys by comma, \`-\` for descending; \`id\` breaks ties.${definition.extraSorts.length > 0 ? ` \`${definition.extraSorts.join('`, `')}\` is an extension.` : ''}`,
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string', enum: keys.flatMap((key) => [key, `-${key}`]) } },
    example: [definition.type === 'task' ? 'dueAt' : '-updatedAt'],
  }
}

function includeParameters(definition: ResourceDefinition): ParameterObject[] {
  const names = Object.keys(definition.relationships)
  const [first] = names
  if (first === undefined) return []
  return [{
    name: 'include',
    in: 'query',
    description: 'Relationships to answer in `included`, by comma; a dotted path goes on from there, such as `prospect.account`.',
    style: 'form',
    explode: false,
    schema: {
      type: 'array',
      items: { anyOf: [{ type: 'string', enum: names }, { type: 'string', pattern: `^(${names.join('|')})(\\.[A-Za-z]+){1,${maxIncludeDepth - 1}}$` }] },
    },
    example: definition.type === 'task' ? ['owner', 'prospect.account'] : [first],
  }]
}

/** The type itself and every type that `include` can bring in. */
function reachableTypes(definition: ResourceDefinition): string[] {
  const found = new Set([definition.type])
  for (const type of found) {
    for (const { targets } of Object.values(resourceDefinition(type).relationships)) {
      for (const target of targets) found.add(target)
    }
  }
  return [...found]
}

/** `fields[<type>]`, shared by all paths that can answer with that type. */
export function fieldsParameter(definition: ResourceDefinition): ParameterObject {
  const names = [...Object.keys(definition.attributes), ...Object.keys(definition.relationships)]
  return {
    name: `fields[${definition.type}]`,
    in: 'query',
    description: `Attributes and relationships of each ${definition.type} to answer, by comma; the others are left out.`,
    style: 'form',
    explode: false,
    schema: { type: 'array', items: { type: 'string', enum: names } },
    example: names.slice(0, 2),
  }
}

/** Parameters that mean the same everywhere. */
export const pageParameters: Readonly<Record<string, ParameterObject>> = {
  newFilterSyntax: {
    name: 'newFilterSyntax',
    in: 'query',
    description:
      'With `true`, filters are written `filter[x][]=a&filter[x][]=b` (any of) and `filter[x][gte]=…`, `[gt]`, `[lte]`, `[lt]`; values may then hold commas and dots literally.',
    schema: { type: 'boolean', default: false },
    example: false,
  },
  pageSize: page('size', 'Resources on a page.', { type: 'integer', minimum: 1, maximum: maxPageSize, default: defaultPageSize }, 50),
  pageAfter: page('after', 'The opaque cursor of `links.next`.', { type: 'string' }),
  pageBefore: page('before', 'The opaque cursor of `links.prev`.', { type: 'string' }),
  pageLimit: page('limit', 'The older paging, with `page[offset]`.', { type: 'integer', minimum: 1, maximum: maxPageSize }, 50),
  pageOffset: page('offset', 'The older paging: how many to pass over.', { type: 'integer', minimum: 0, maximum: maxPageOffset }, 0),
  count: { name: 'count', in: 'query', description: 'Adds `meta.count` and `meta.count_truncated`.', schema: { type: 'boolean', default: false }, example: true },
  provideAuthorizationMeta: {
    name: 'provideAuthorizationMeta',
    in: 'query',
    description: 'Adds `meta.canWrite` and `meta.canDelete`, for the signed-in person.',
    schema: { type: 'boolean', default: false },
    example: true,
  },
  provideDataConnections: {
    name: 'provideDataConnections',
    in: 'query',
    description: 'Adds `meta.dataConnections`.',
    schema: { type: 'boolean', default: false },
    example: true,
  },
}

function page(name: string, description: string, schema: ParameterObject['schema'], example?: number): ParameterObject {
  return { name: `page[${name}]`, in: 'query', description, schema, ...(example !== undefined && { example }) }
}
