import { sql, type RawBuilder } from 'kysely'
import type { SortKey } from '#contract/list-query.ts'
import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { columnOf } from './resource-tables.ts'

/** How a sort key's value is written into a cursor and bound again. */
export type SortKind = 'instant' | 'integer' | 'number' | 'text' | 'boolean'

/** One column of an order: never null, so that every row has its place. */
export interface SortColumn {
  expression: RawBuilder<unknown>
  kind: SortKind
  descending: boolean
  /** Where a row holds the value anyway: its id, or an instant, null as infinity. */
  attribute?: string
}

/**
 * The order of a list under the alias `t`, ended by the id. Null stands after everything (before it, descending), as the
 * indexes of the tasks' migration have it. The id runs with the key before it, so that one index serves both.
 */
export function sortColumns(definition: ResourceDefinition, sort: readonly SortKey[]): SortColumn[] {
  const untilId = sort.some(({ name }) => name === 'id') ? sort.slice(0, sort.findIndex(({ name }) => name === 'id') + 1) : sort
  const columns = untilId.map(({ name, descending }) => ({ ...sortColumn(definition, name), descending }))
  if (untilId.at(-1)?.name === 'id') return columns
  return [...columns, { ...idColumn, descending: sort.at(-1)?.descending ?? false }]
}

const idColumn = { expression: sql`t.id`, kind: 'integer', attribute: 'id' } as const

function sortColumn(definition: ResourceDefinition, name: string): Omit<SortColumn, 'descending'> {
  if (name === 'id') return idColumn
  if (definition.type === 'task' && name === 'taskPriority') return { expression: sql`t.priority_weight`, kind: 'integer' }
  const attribute = definition.attributes[name]
  const column = sql.ref(`t.${columnOf(name)}`)
  const nullable = attribute?.nullable ?? true
  switch (attribute?.kind) {
    case 'instant':
      return { expression: nullable ? sql`coalesce(${column}, 'infinity'::timestamptz)` : column, kind: 'instant', attribute: name }
    case 'integer':
      return nullable ? afterNumbers(column) : { expression: column, kind: 'integer' }
    case 'number':
      return nullable ? afterNumbers(column) : { expression: column, kind: 'number' }
    case 'boolean':
      return { expression: nullable ? sql`coalesce(${column}, true)` : column, kind: 'boolean' }
    default:
      // U+10FFFF is the last of all in byte order.
      return { expression: nullable ? sql`coalesce(lower(${column}), chr(1114111)) collate "C"` : sql`lower(${column}) collate "C"`, kind: 'text' }
  }
}

function afterNumbers(column: RawBuilder<unknown>): Omit<SortColumn, 'descending'> {
  return { expression: sql`coalesce(${column}::float8, 'infinity'::float8)`, kind: 'number' }
}
