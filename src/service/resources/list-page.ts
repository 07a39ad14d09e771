import { sql } from 'kysely'
import type { ListQuery } from '#contract/list-query.ts'
import type { ResourceDefinition } from '#contract/resource-definition.ts'
import type { Queryable } from '#service/db/store.ts'
import { allOf, type Condition } from './column-comparison.ts'
import type { Place } from './cursor.ts'
import { filterConditions } from './filter-conditions.ts'
import { after, orderBy, reversed } from './keyset.ts'
import { makePlaceReader } from './place.ts'
import type { ResourceReader } from './resource-reader.ts'
import { tableOf } from './resource-tables.ts'
import { selectRow, type Row } from './row-selection.ts'
import { sortColumns, type SortColumn } from './sort-columns.ts'

/** Where a page begins: after or before a place, at an offset, or at the start. */
export type PageStart = { after: Place } | { before: Place } | { offset: number }

export interface ListPage {
  rows: readonly Row[]
  /** Whether more rows follow in the direction of reading. */
  hasMore: boolean
  /** Places of the first and the last row; null on an empty page. */
  first: Place | null
  last: Place | null
}

/** Most rows that a count walks. */
export const countLimit = 10_000

/** One list under one person's eyes: its conditions and its order. */
export class ListSource {
  readonly columns: readonly SortColumn[]
  readonly #db: Queryable
  readonly #definition: ResourceDefinition
  readonly #reader: ResourceReader
  readonly #conditions: readonly Condition[]

  constructor(db: Queryable, definition: ResourceDefinition, reader: ResourceReader, { filters, sort }: Pick<ListQuery, 'filters' | 'sort'>) {
    this.#db = db
    this.#definition = definition
    this.#reader = reader
    this.columns = sortColumns(definition, sort)
    this.#conditions = [...filterConditions(definition, filters), ...reader.scope(definition.type)]
  }

  /** The page of `size` rows from `start`, always in the list's own order. */
  async page(start: PageStart, size: number): Promise<ListPage> {
    const backwards = 'before' in start
    const columns = backwards ? reversed(this.columns) : this.columns
    const place = 'before' in start ? start.before : 'after' in start ? start.after : null
    const where = allOf([...this.#conditions, ...(place ? [after(columns, place)] : [])])
    const offset = 'offset' in start && start.offset > 0 ? sql`offset ${start.offset}` : sql``
    const { attributes } = this.#reader.presenter(this.#definition.type)
    const places = makePlaceReader(columns, attributes)
    const selection = selectRow(this.#definition, attributes)
    const { rows } = await sql<Row>`select ${selection}${places.selection} from ${this.#table()} as t where ${where} order by ${orderBy(columns)} limit ${size + 1} ${offset}`.execute(this.#db)
    const found = rows.slice(0, size)
    if (backwards) found.reverse()
    const [first, last] = [found[0], found.at(-1)]
    return { rows: found, hasMore: rows.length > size, first: first ? places.placeOf(first) : null, last: last ? places.placeOf(last) : null }
  }

  /** How many rows there are, up to `countLimit`. */
  async count(): Promise<{ count: number; count_truncated: boolean }> {
    const { rows } = await sql<{ count: number }>`select count(*) as count from (select 1 from ${this.#table()} as t where ${allOf(this.#conditions)} limit ${countLimit + 1}) as counted`.execute(this.#db)
    const count = Number(rows[0]?.count ?? 0)
    return { count: Math.min(count, countLimit), count_truncated: count > countLimit }
  }

  #table() {
    return sql.table(tableOf(this.#definition.type))
  }
}
