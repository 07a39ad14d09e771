import { sql, type RawBuilder } from 'kysely'
import type { ParsedFilter } from '#contract/list-query.ts'
import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { allOf, compareColumn, compareNullableInstant, type Condition } from './column-comparison.ts'
import { columnOf, relationshipColumns, tableOf } from './resource-tables.ts'
import { searchNames, searchTasks } from './word-search.ts'

/** Columns behind relationship filters that aren't named like an attribute of the target. */
const targetColumns: Readonly<Record<string, string>> = { byPersonaId: 'persona_id', byStageId: 'stage_id' }

/** The conditions of a list's filters on the table under the alias `t`. */
export function filterConditions(definition: ResourceDefinition, filters: readonly ParsedFilter[]): Condition[] {
  return filters.flatMap((filter) => {
    const condition = filter.relationship === undefined ? attributeCondition(definition, filter) : relationshipCondition(definition, filter.relationship, filter)
    return condition === null ? [] : [condition]
  })
}

function attributeCondition(definition: ResourceDefinition, { name, kind, terms }: ParsedFilter): Condition | null {
  if (kind === 'instant' && definition.attributes[name]?.nullable) return compareNullableInstant(column(columnOf(name)), terms)
  if (kind !== 'words') return compareColumn(column(columnOf(name)), kind, terms)
  const conditions = terms.flatMap((term) => {
    const condition = term.kind === 'is' ? searchCondition(definition.type, String(term.value)) : null
    return condition === null ? [] : [condition]
  })
  return conditions.length === 0 ? null : allOf(conditions)
}

function searchCondition(type: string, text: string): Condition | null {
  if (type === 'task') return searchTasks(text, column('search'))
  return searchNames(text, type === 'prospect' ? [column('name'), column('last_name')] : [column('name')])
}

function relationshipCondition(definition: ResourceDefinition, relationship: string, filter: ParsedFilter): Condition {
  const { shape, targets } = definition.relationships[relationship] ?? {}
  const target = sql.table(tableOf(targets?.[0] ?? ''))
  if (shape === 'linksOnly') return childCondition(definition, target, filter)
  if (shape === 'identifiers') {
    return sql`t.sequence_id in (select r.sequence_id from ${target} as r where ${compareColumn(sql`r.id`, filter.kind, filter.terms)})`
  }
  const id = column(relationshipColumns(definition, relationship).id)
  if (filter.name === 'id') return compareColumn(id, filter.kind, filter.terms)
  const compared = sql.ref(`r.${targetColumns[filter.name] ?? columnOf(filter.name)}`)
  return sql`${id} in (select r.id from ${target} as r where ${compareColumn(compared, filter.kind, filter.terms)})`
}

/** A links-only relationship is held by the other side: `calls` by `calls.task_id`. Null means: has none. */
function childCondition(definition: ResourceDefinition, target: RawBuilder<unknown>, { kind, terms }: ParsedFilter): Condition {
  const parent = sql.ref(`r.${columnOf(definition.type)}_id`)
  const has = (condition: Condition): Condition => sql`exists (select 1 from ${target} as r where ${parent} = t.id and (${condition}))`
  const hasNone: Condition = sql`not ${has(sql`true`)}`
  const isNull = terms.some((term) => term.kind === 'null')
  const others = terms.filter((term) => term.kind !== 'null')
  const some = has(compareColumn(sql`r.id`, kind, others))
  return isNull ? sql`${hasNone} or ${some}` : some
}

function column(name: string): RawBuilder<unknown> {
  return sql.ref(`t.${name}`)
}
