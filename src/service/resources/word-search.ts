import { sql, type RawBuilder } from 'kysely'
import type { Condition } from './column-comparison.ts'

/** More words than anybody types. */
const maxWords = 16

/** `filter[q]` on tasks: every word begins a word of the note, the prospect's or the account's name. Null: no words. */
export function searchTasks(text: string, search: RawBuilder<unknown>): Condition | null {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '').slice(0, maxWords)
  if (words.length === 0) return null
  // Quoted, a word is text to to_tsquery, whatever operators stand in it.
  const query = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ')
  return sql`${search} @@ to_tsquery('simple', ${query}::text)`
}

/** `filter[q]` elsewhere: one of `columns` begins with the text. Null: no text. */
export function searchNames(text: string, columns: readonly RawBuilder<unknown>[]): Condition | null {
  const prefix = text.trim()
  if (prefix === '') return null
  const pattern = `${prefix.replace(/[\\%_]/g, '\\$&')}%`
  return sql.join(columns.map((column) => sql`lower(${column}) like lower(${pattern}::text)`), sql` or `) as Condition
}
