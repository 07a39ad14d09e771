/** What an attribute's values are; decides how a filter's text is read and compared. */
export type AttributeKind = 'boolean' | 'integer' | 'number' | 'instant' | 'string' | 'text' | 'strings'

/** One attribute of a resource type. */
export interface AttributeDefinition {
  kind: AttributeKind
  nullable: boolean
  filterable: boolean
  sortable: boolean
  writable: boolean
  /** Longest value in UTF-16 code units, for strings and texts. */
  maxLength?: number
  /** The values a writer may send; a reader takes any. */
  values?: readonly string[]
  description?: string
}

/** What a relationship filter compares: a column of the target (`attribute`), its id, or a named test of its own. */
export type RelationshipFilterKind = 'id' | 'integer' | 'instant' | 'string' | 'strings'

/** One relationship of a resource type. */
export interface RelationshipDefinition {
  targets: readonly string[]
  shape: 'toOne' | 'identifiers' | 'linksOnly'
  /** `filter[<relationship>][<name>]`, and what each compares. Empty: not filterable. */
  filters: Readonly<Record<string, RelationshipFilterKind>>
  writable: boolean
  description?: string
}

/** One resource type of the contract: the single source of list grammar, serialisation and OpenAPI. */
export interface ResourceDefinition {
  /** Singular camelCase, as in `type`. */
  type: string
  /** Plural, as in `/api/v2/<path>`. */
  path: string
  attributes: Readonly<Record<string, AttributeDefinition>>
  relationships: Readonly<Record<string, RelationshipDefinition>>
  /** Filters that stand beside the attributes, such as `q`. */
  extraFilters: readonly string[]
  /** Sort keys that stand beside the attributes. */
  extraSorts: readonly string[]
}

type AttributeOptions = Partial<Omit<AttributeDefinition, 'kind'>>

/** An attribute that is nullable, neither filterable, sortable nor writable unless `options` say so. */
export function attribute(kind: AttributeKind, options: AttributeOptions = {}): AttributeDefinition {
  return { kind, nullable: true, filterable: false, sortable: false, writable: false, ...options }
}

/** An attribute of a related collection: filterable and sortable, never written. */
export function displayed(kind: AttributeKind, options: AttributeOptions = {}): AttributeDefinition {
  const plain = kind !== 'text' && kind !== 'strings'
  return attribute(kind, { filterable: kind !== 'text', sortable: plain, ...options })
}

/** `createdAt` and `updatedAt`, which every resource carries. */
export const timestamps = {
  createdAt: displayed('instant', { nullable: false }),
  updatedAt: displayed('instant', { nullable: false }),
} as const

type RelationshipOptions = Partial<Pick<RelationshipDefinition, 'filters' | 'writable' | 'description'>>

/** A to-one relationship, filterable by id unless `options` say otherwise. */
export function toOne(targets: string | readonly string[], options: RelationshipOptions = {}): RelationshipDefinition {
  const list = typeof targets === 'string' ? [targets] : targets
  return { targets: list, shape: 'toOne', filters: { id: 'id' }, writable: false, ...options }
}

/** A to-many relationship that answers with identifiers. */
export function identifiers(target: string): RelationshipDefinition {
  return { targets: [target], shape: 'identifiers', filters: { id: 'id' }, writable: false }
}

/** A to-many relationship that answers with a link to its filtered collection. */
export function linksOnly(target: string): RelationshipDefinition {
  return { targets: [target], shape: 'linksOnly', filters: { id: 'id' }, writable: false }
}

/** A resource type with no extras unless given. */
export function resource(
  definition: Pick<ResourceDefinition, 'type' | 'path' | 'attributes' | 'relationships'> & Partial<ResourceDefinition>,
): ResourceDefinition {
  return { extraFilters: [], extraSorts: [], ...definition }
}
