import { createHash } from 'node:crypto'
import { invalid, type ApiError } from '#contract/errors.ts'
import { readInstant } from '#contract/filter-value.ts'
import type { ListQuery } from '#contract/list-query.ts'
import type { SortColumn, SortKind } from './sort-columns.ts'

/** A place in a list: the sort columns' values of one row, as text. */
export type Place = readonly string[]

/** Names a list by all that its order and its rows depend on, so that a cursor of another list is refused. */
export function listFingerprint(type: string, { filters, sort }: Pick<ListQuery, 'filters' | 'sort'>): string {
  const rows = filters.map(({ relationship, name, terms }) => JSON.stringify([relationship ?? null, name, terms])).sort()
  const order = sort.map(({ name, descending }) => `${descending ? '-' : ''}${name}`)
  return createHash('sha256').update(JSON.stringify([type, rows, order])).digest('base64url').slice(0, 12)
}

/** Writes a cursor. */
export function writeCursor(fingerprint: string, place: Place): string {
  return Buffer.from(JSON.stringify([fingerprint, ...place])).toString('base64url')
}

/** Reads a cursor, or throws a 422 that names `parameter`. */
export function readCursor(text: string, fingerprint: string, columns: readonly SortColumn[], parameter: string): Place {
  const [found, ...place] = decode(text)
  if (found === undefined) throw badCursor(parameter, 'The cursor is not one that this service gave.')
  if (found !== fingerprint) throw badCursor(parameter, 'The cursor belongs to a list with another filter or sort.')
  const fits = place.length === columns.length && columns.every(({ kind }, index) => isSpelt(kind, place[index] ?? ''))
  if (!fits) throw badCursor(parameter, 'The cursor is not one that this service gave.')
  return place
}

/** Whether the database will take `text`: a forged cursor must fail here, not there. */
function isSpelt(kind: SortKind, text: string): boolean {
  return kind === 'instant' ? text === 'infinity' || 'value' in readInstant(text) : spelling[kind].test(text)
}

const spelling: Readonly<Record<Exclude<SortKind, 'instant'>, RegExp>> = {
  integer: /^-?\d{1,18}$/,
  number: /^(Infinity|-?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,2})?)$/,
  boolean: /^(true|false)$/,
  text: /^[^\0\p{Surrogate}]*$/u,
}

function decode(text: string): string[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : []
  } catch {
    return []
  }
}

function badCursor(parameter: string, detail: string): ApiError {
  return invalid(detail, { parameter })
}
