import { sql, type RawBuilder } from 'kysely'
import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { columnOf, isDerived, relationshipColumns } from './resource-tables.ts'

/** A row as selected: `id`, attributes under their own names, relationships as `<name>#id` and `<name>#type`. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: number }

/** Where a row keeps the id of a to-one relationship. */
export function idKey(relationship: string): string {
  return `${relationship}#id`
}

/** Where a row keeps the type of a relationship that may point at several. */
export function typeKey(relationship: string): string {
  return `${relationship}#type`
}

/** Selections by type and attributes; their number is that of the sparse field sets in use, and bounded. */
const remembered = new Map<string, RawBuilder<unknown>>()
const mostRemembered = 500

/** The columns to select, under the alias `t`, for `attributes` and all that relationships and meta need. */
export function selectRow(definition: ResourceDefinition, attributes: readonly string[]): RawBuilder<unknown> {
  const key = `${definition.type}:${attributes.join()}`
  const known = remembered.get(key)
  if (known) return known
  // Every name comes from the contract's own tables, none from a request.
  const selection = sql.raw(['t.id', ...attributeColumns(definition, attributes), ...relationshipIds(definition), ...metaColumns(definition, attributes)].join(', '))
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, selection)
  return selection
}

function attributeColumns(definition: ResourceDefinition, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    if (isDerived(definition.type, name)) return []
    const column = `t."${columnOf(name)}"`
    return definition.attributes[name]?.kind === 'instant' ? [`timezone('UTC', ${column})::text as "${name}"`] : [`${column} as "${name}"`]
  })
}

function relationshipIds(definition: ResourceDefinition): string[] {
  return Object.entries(definition.relationships).flatMap(([name, { shape }]) => {
    if (shape !== 'toOne') return []
    const { id, type } = relationshipColumns(definition, name)
    return [`t."${id}" as "${idKey(name)}"`, ...(type === null ? [] : [`t."${type}" as "${typeKey(name)}"`])]
  })
}

/** What a task's meta and derived attribute need, whatever fields were asked for. */
function metaColumns({ type }: ResourceDefinition, attributes: readonly string[]): string[] {
  if (type !== 'task') return []
  return ['t.rev as "#rev"', `timezone('UTC', t.snoozed_at)::text as "#snoozedAt"`, ...(attributes.includes('state') ? [] : ['t.state as "state"'])]
}
