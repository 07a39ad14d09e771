import { sql, type RawBuilder } from 'kysely'
import type { FilterKind, FilterTerm, FilterValue } from '#contract/list-query.ts'

export type Condition = RawBuilder<boolean>

/** The type that a bound value is cast to; without it a narrow column would narrow the value, and fail on a great one. */
const casts: Readonly<Record<FilterKind, RawBuilder<unknown>>> = {
  id: sql`bigint`,
  integer: sql`bigint`,
  number: sql`float8`,
  boolean: sql`boolean`,
  instant: sql`timestamptz`,
  string: sql`text`,
  strings: sql`text`,
  words: sql`text`,
}

/** Whether a column passes one of `terms`. */
export function compareColumn(column: RawBuilder<unknown>, kind: FilterKind, terms: readonly FilterTerm[]): Condition {
  const values = terms.flatMap((term) => (term.kind === 'is' ? [term.value] : []))
  const conditions = terms.flatMap((term): Condition[] => {
    if (term.kind === 'null') return [sql`${column} is null`]
    if (term.kind === 'notNull') return [sql`${column} is not null`]
    return term.kind === 'range' ? [compareRange(column, kind, term)] : []
  })
  if (values.length > 0) conditions.unshift(compareValues(column, kind, values))
  return anyOf(conditions)
}

/**
 * The same for a column of instants that may be null, on the expression that the tasks' indexes hold: null as infinity,
 * which no filter's value is.
 */
export function compareNullableInstant(column: RawBuilder<unknown>, terms: readonly FilterTerm[]): Condition {
  const expression = sql`coalesce(${column}, 'infinity'::timestamptz)`
  const isNull = sql<boolean>`${expression} = 'infinity'::timestamptz`
  const isNotNull = sql<boolean>`${expression} < 'infinity'::timestamptz`
  const others = terms.filter(({ kind }) => kind === 'is')
  const conditions = terms.flatMap((term): Condition[] => {
    if (term.kind === 'null') return [isNull]
    if (term.kind === 'notNull') return [isNotNull]
    if (term.kind === 'is') return []
    const range = compareRange(expression, 'instant', term)
    return [term.lte === undefined && term.lt === undefined ? allOf([range, isNotNull]) : range]
  })
  return anyOf(others.length > 0 ? [compareColumn(expression, 'instant', others), ...conditions] : conditions)
}

/** All of `conditions`; none is true. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql.join(conditions.map((condition) => sql`(${condition})`), sql` and `)
}

/** One of `conditions`; none is false. */
export function anyOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 1 && conditions[0]) return conditions[0]
  return conditions.length === 0 ? sql`false` : sql.join(conditions.map((condition) => sql`(${condition})`), sql` or `)
}

function compareValues(column: RawBuilder<unknown>, kind: FilterKind, values: readonly FilterValue[]): Condition {
  const cast = casts[kind]
  if (kind === 'strings') return sql`${column} && ${values}::text[]`
  return values.length === 1 ? sql`${column} = ${values[0]}::${cast}` : sql`${column} = any(${values}::${cast}[])`
}

function compareRange(column: RawBuilder<unknown>, kind: FilterKind, term: Extract<FilterTerm, { kind: 'range' }>): Condition {
  const cast = casts[kind]
  // Text has the order that lists sort by, whatever the database's own.
  const ordered = kind === 'string' ? sql`${column} collate "C"` : column
  const bound = (operator: RawBuilder<unknown>, value: FilterValue | undefined): Condition[] =>
    value === undefined ? [] : [sql`${ordered} ${operator} ${value}::${cast}`]
  return allOf([...bound(sql`>=`, term.gte), ...bound(sql`<=`, term.lte), ...bound(sql`>`, term.gt), ...bound(sql`<`, term.lt)])
}
