import { sql, type RawBuilder } from 'kysely'
import { allOf, anyOf, type Condition } from './column-comparison.ts'
import type { Place } from './cursor.ts'
import type { SortColumn, SortKind } from './sort-columns.ts'

const casts: Readonly<Record<SortKind, RawBuilder<unknown>>> = {
  instant: sql`timestamptz`,
  integer: sql`bigint`,
  number: sql`float8`,
  text: sql`text`,
  boolean: sql`boolean`,
}

/** The same order from its other end. */
export function reversed(columns: readonly SortColumn[]): SortColumn[] {
  return columns.map((column) => ({ ...column, descending: !column.descending }))
}

/** `order by` of a list. */
export function orderBy(columns: readonly SortColumn[]): RawBuilder<unknown> {
  return sql.join(columns.map(({ expression, descending }) => (descending ? sql`${expression} desc` : expression)))
}

/** The rows after `place`. */
export function after(columns: readonly SortColumn[], place: Place): Condition {
  const [first] = columns
  if (!first) return sql`true`
  if (columns.every(({ descending }) => descending === first.descending)) {
    const left = sql.join(columns.map(({ expression }) => expression))
    return sql`(${left}) ${beyond(first)} (${sql.join(columns.map((column, index) => value(column, place[index])))})`
  }
  // Directions differ, so no row comparison: one alternative for each key that decides, and, said twice so that an index
  // can begin at the place, the bound on the first key.
  const alternatives = columns.map((column, index) =>
    allOf([...columns.slice(0, index).map((same, at) => equals(same, place[at])), sql`${column.expression} ${beyond(column)} ${value(column, place[index])}`]))
  return sql`${first.expression} ${first.descending ? sql`<=` : sql`>=`} ${value(first, place[0])} and (${anyOf(alternatives)})`
}

function equals(column: SortColumn, text: string | undefined): Condition {
  return sql`${column.expression} = ${value(column, text)}`
}

function beyond({ descending }: SortColumn): RawBuilder<unknown> {
  return descending ? sql`<` : sql`>`
}

function value({ kind }: SortColumn, text: string | undefined): RawBuilder<unknown> {
  return sql`${text}::${casts[kind]}`
}
