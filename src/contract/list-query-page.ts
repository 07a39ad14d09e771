import type { Problem } from './errors.ts'
import { defaultPageSize, maxPageOffset, maxPageSize, type PageRequest } from './list-query.ts'
import { refuse } from './list-query-terms.ts'

/** The members of `page[…]` that a request gave. */
export type PageParameters = Partial<Record<'size' | 'after' | 'before' | 'limit' | 'offset', string>>

export const pageMembers: readonly string[] = ['size', 'after', 'before', 'limit', 'offset'] satisfies (keyof PageParameters)[]

/** Reads the page asked for. What a cursor holds only the service can tell. */
export function readPage(given: PageParameters, problems: Problem[]): PageRequest {
  const { size, after, before, limit, offset } = given
  const byOffset = limit !== undefined || offset !== undefined
  if (byOffset) {
    for (const name of ['size', 'after', 'before'] as const) {
      if (given[name] !== undefined) refuse({ parameter: `page[${name}]`, problems }, `page[${name}] can't stand beside page[limit] or page[offset].`)
    }
    return {
      kind: 'offset',
      limit: readNumber('limit', limit, defaultPageSize, 1, maxPageSize, problems),
      offset: readNumber('offset', offset, 0, 0, maxPageOffset, problems),
    }
  }
  if (after !== undefined && before !== undefined) refuse({ parameter: 'page[before]', problems }, `page[before] can't stand beside page[after].`)
  return {
    kind: 'cursor',
    size: readNumber('size', size, defaultPageSize, 1, maxPageSize, problems),
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
  }
}

function readNumber(name: string, text: string | undefined, missing: number, least: number, most: number, problems: Problem[]): number {
  if (text === undefined) return missing
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  refuse({ parameter: `page[${name}]`, problems }, `page[${name}] must be a whole number from ${least} to ${most}.`)
  return missing
}
