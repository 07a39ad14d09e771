import type { Resource } from '#contract/json-api.ts'
import type { ListQuery } from '#contract/list-query.ts'
import type { QueryPair } from '#contract/query-pairs.ts'
import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { listFingerprint, readCursor } from './cursor.ts'
import { ListSource, type ListPage, type PageStart } from './list-page.ts'
import { loadIncluded } from './load-included.ts'
import { cursorLinks, offsetLinks, type PageLinks } from './page-links.ts'
import { ResourceReader, type ReadContext } from './resource-reader.ts'

/** The answer for a list. */
export interface ListDocument {
  data: Resource[]
  included?: Resource[]
  links: PageLinks
  meta?: { count: number; count_truncated: boolean }
}

/** Answers a list request; `pairs` are its parameters as given, which the links repeat. */
export async function listResources(context: ReadContext, definition: ResourceDefinition, query: ListQuery, pairs: readonly QueryPair[]): Promise<ListDocument> {
  const reader = new ResourceReader(context, definition, query)
  const source = new ListSource(context.db, definition, reader, query)
  const fingerprint = listFingerprint(definition.type, query)
  const { page: asked } = query
  const start = pageStart(query, source, fingerprint)
  const [page, meta] = await Promise.all([
    source.page(start, asked.kind === 'offset' ? asked.limit : asked.size),
    query.count ? source.count() : undefined,
  ])
  const { data, included } = await presentPage(reader, definition.type, page, query.include.length > 0)
  const url = { base: `${context.publicOrigin}/api/v2/${definition.path}`, pairs, fingerprint }
  const links = asked.kind === 'offset' ? offsetLinks(url, asked, page) : cursorLinks(url, asked, page)
  return { data, ...(included && { included }), links, ...(meta && { meta }) }
}

/** The resources of a page, and what they include. */
export async function presentPage(reader: ResourceReader, type: string, { rows }: ListPage, include: boolean): Promise<{ data: Resource[]; included: Resource[] | undefined }> {
  await reader.loadLinkage(type, rows)
  const included = include ? await loadIncluded(reader, type, rows) : undefined
  return { data: rows.map((row) => reader.present(type, row)), included }
}

function pageStart({ page }: ListQuery, source: ListSource, fingerprint: string): PageStart {
  if (page.kind === 'offset') return { offset: page.offset }
  if (page.after !== undefined) return { after: readCursor(page.after, fingerprint, source.columns, 'page[after]') }
  if (page.before !== undefined) return { before: readCursor(page.before, fingerprint, source.columns, 'page[before]') }
  return { offset: 0 }
}
