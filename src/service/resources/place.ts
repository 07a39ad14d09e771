import { sql, type RawBuilder } from 'kysely'
import type { Place } from './cursor.ts'
import { isoInstant } from './instant-text.ts'
import type { Row } from './row-selection.ts'
import type { SortColumn } from './sort-columns.ts'

/** Reads places of a list's rows, from columns that are selected anyway where it can. */
export interface PlaceReader {
  /** What to select beside the row, each item after a comma. */
  selection: RawBuilder<unknown>
  placeOf(row: Row): Place
}

/** Makes one for an order, given the attributes that are selected. */
export function makePlaceReader(columns: readonly SortColumn[], attributes: readonly string[]): PlaceReader {
  const held = columns.map(({ attribute }) => attribute !== undefined && (attribute === 'id' || attributes.includes(attribute)))
  const missing = columns.flatMap(({ expression, kind }, index) =>
    held[index] ? [] : [sql`, ${kind === 'instant' ? sql`timezone('UTC', ${expression})` : expression}::text as ${sql.ref(`k${index}`)}`])
  return {
    selection: missing.length === 0 ? sql`` : sql.join(missing, sql``),
    placeOf: (row) => columns.map(({ kind, attribute = '' }, index) => {
      const value = held[index] ? (row[attribute] ?? 'infinity') : row[`k${index}`]
      return kind === 'instant' && value !== 'infinity' ? isoInstant(String(value)) : String(value)
    }),
  }
}
