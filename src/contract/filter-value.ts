import type { FilterKind, FilterValue } from './list-query.ts'

/** Longest text a filter compares with, in UTF-16 code units; also keeps a search word below the database's 2 kB. */
export const maxFilterText = 500

type Reading = { value: FilterValue } | { problem: string }

/** Reads one value of a filter, or says what it should have been. */
export function readFilterValue(kind: FilterKind, text: string): Reading {
  switch (kind) {
    case 'id':
    case 'integer':
      return readInteger(text)
    case 'number':
      return readNumber(text)
    case 'boolean':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : { problem: 'must be true or false' }
    case 'instant':
      return readInstant(text)
    case 'string':
    case 'strings':
    case 'words':
      return readText(text)
  }
}

function readInteger(text: string): Reading {
  const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(value) ? { value } : { problem: 'must be a whole number' }
}

function readNumber(text: string): Reading {
  const value = /^-?\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,4})?$/.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? { value } : { problem: 'must be a number' }
}

function readText(text: string): Reading {
  if (/\0|\p{Surrogate}/u.test(text)) return { problem: 'must be text without NUL or lone surrogates' }
  if (text.length > maxFilterText) return { problem: `must not be longer than ${maxFilterText} characters` }
  return { value: text }
}

const instantPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+ -]\d{2}:?\d{2})?)?$/

/**
 * Reads an ISO-8601 date or date-time into UTC with milliseconds. A date alone is its midnight, and a time without an
 * offset is UTC; a space before the offset was a `+` that nobody encoded. Written out, as `Date.parse` takes 30 February for 2 March and a bare time for the machine's zone.
 */
export function readInstant(text: string): { value: string } | { problem: string } {
  const problem = { problem: 'must be an ISO-8601 date or date-time' }
  const match = instantPattern.exec(text)
  if (!match) return problem
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
  const time = Date.parse(local)
  if (hour === '24' || Number.isNaN(time) || new Date(time).toISOString() !== local) return problem
  const offset = offsetMinutes(zone)
  if (offset === null) return problem
  const value = new Date(time - offset * 60_000).toISOString()
  // PostgreSQL has no year 0, and toISOString writes years past 9999 in a form that it doesn't read.
  return value.length === 24 && !value.startsWith('0000') ? { value } : problem
}

function offsetMinutes(zone: string): number | null {
  if (zone === 'Z' || zone === 'z') return 0
  const digits = zone.slice(1).replace(':', '')
  const hours = Number(digits.slice(0, 2))
  const minutes = Number(digits.slice(2))
  if (hours > 15 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
