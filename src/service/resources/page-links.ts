import { maxPageOffset, type PageRequest } from '#contract/list-query.ts'
import type { QueryPair } from '#contract/query-pairs.ts'
import { writeCursor, type Place } from './cursor.ts'
import type { ListPage } from './list-page.ts'

/** Links of a page: absolute, each with every parameter of the request. */
export interface PageLinks {
  first: string
  prev?: string
  next?: string
}

/** What all links of one answer share. */
export interface LinkBase {
  /** The collection, absolute. */
  base: string
  pairs: readonly QueryPair[]
  fingerprint: string
}

/** Links of a page that was asked for by cursor. */
export function cursorLinks(link: LinkBase, { after, before }: Extract<PageRequest, { kind: 'cursor' }>, page: ListPage): PageLinks {
  // A page that was reached from one side has that side's row beyond it.
  const hasPrev = before === undefined ? after !== undefined : page.hasMore
  const hasNext = before === undefined ? page.hasMore : true
  return {
    first: url(link),
    ...(hasPrev && page.first && { prev: cursorUrl(link, 'page[before]', page.first) }),
    ...(hasNext && page.last && { next: cursorUrl(link, 'page[after]', page.last) }),
  }
}

/** Links of a page that was asked for by offset; beyond the greatest offset they go on by cursor. */
export function offsetLinks(link: LinkBase, { limit, offset }: Extract<PageRequest, { kind: 'offset' }>, page: ListPage): PageLinks {
  const at = (place: number) => url(link, [['page[limit]', String(limit)], ['page[offset]', String(place)]])
  const next = offset + limit <= maxPageOffset ? at(offset + limit) : page.last && cursorUrl(link, 'page[after]', page.last, limit)
  return { first: at(0), ...(offset > 0 && { prev: at(Math.max(0, offset - limit)) }), ...(page.hasMore && next && { next }) }
}

function cursorUrl(link: LinkBase, parameter: string, place: Place, size?: number): string {
  const cursor: QueryPair = [parameter, writeCursor(link.fingerprint, place)]
  return url(link, size === undefined ? [cursor] : [['page[size]', String(size)], cursor])
}

const positions = new Set(['page[after]', 'page[before]', 'page[limit]', 'page[offset]'])

/** Each parameter once, in the order given, and then the page's position. */
function url({ base, pairs }: LinkBase, position: readonly QueryPair[] = []): string {
  const kept = pairs.filter(([name]) => !positions.has(name))
  const parts = [...kept, ...position].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  const query = [...new Set(parts)].join('&')
  return query === '' ? base : `${base}?${query}`
}
