import type { AttributeKind } from './resource-definition.ts'

/** A filter's value: an instant is ISO-8601 UTC text, an id or number a number. */
export type FilterValue = string | number | boolean

/** One alternative of a filter. A range holds at least one bound, none of which is null. */
export type FilterTerm =
  | { kind: 'is'; value: FilterValue }
  | { kind: 'range'; gte?: FilterValue; lte?: FilterValue; gt?: FilterValue; lt?: FilterValue }
  | { kind: 'null' }
  | { kind: 'notNull' }

/** What a filter's values are; `words` is the text of `filter[q]`. */
export type FilterKind = Exclude<AttributeKind, 'text'> | 'id' | 'words'

/** `filter[name]` or `filter[relationship][name]`: a row passes if one of the terms does. */
export interface Filter {
  relationship?: string
  name: string
  terms: readonly FilterTerm[]
}

/** A filter as read, with what its values are and how the client spelt it. */
export interface ParsedFilter extends Filter {
  kind: FilterKind
  parameter: string
}

/** One key of `sort`. */
export interface SortKey {
  name: string
  descending: boolean
}

/** The page asked for: by opaque cursor, or the older way by offset. */
export type PageRequest =
  | { kind: 'cursor'; size: number; after?: string; before?: string }
  | { kind: 'offset'; limit: number; offset: number }

/** What one resource or each of a list's is to be answered with. */
export interface ResourceQuery {
  /** Dotted paths, each of which exists. */
  include: readonly string[]
  /** Attributes and relationships to answer, by type; a type that isn't here answers all. */
  fields: Readonly<Record<string, readonly string[]>>
  authorizationMeta: boolean
  dataConnections: boolean
}

/** A list request, understood. Several filters mean AND. */
export interface ListQuery extends ResourceQuery {
  filters: readonly ParsedFilter[]
  sort: readonly SortKey[]
  page: PageRequest
  count: boolean
}

/** What a caller of a list writes; everything may be left out. */
export type ListRequest = Partial<Omit<ListQuery, 'filters'>> & { filters?: readonly Filter[] }

export const defaultPageSize = 50
export const maxPageSize = 1000
export const maxPageOffset = 10_000
