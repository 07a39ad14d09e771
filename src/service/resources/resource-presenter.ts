import type { Identifier, Relationship, Resource } from '#contract/json-api.ts'
import type { ResourceQuery } from '#contract/list-query.ts'
import type { AttributeKind, ResourceDefinition } from '#contract/resource-definition.ts'
import { resourceDefinition } from '#contract/resources.ts'
import { canWrite, type Principal } from '#service/users/principal.ts'
import { isoInstant } from './instant-text.ts'
import { isDerived } from './resource-tables.ts'
import { idKey, typeKey, type Row } from './row-selection.ts'

/** To-many linkage of one row, by relationship; loaded apart from the row. */
export type Linkage = ReadonlyMap<string, readonly Identifier[]>

export interface PresentContext extends Pick<ResourceQuery, 'fields' | 'authorizationMeta' | 'dataConnections'> {
  principal: Principal
  publicOrigin: string
}

/** Makes resources of one type from rows: what to answer is worked out once, not for every row. */
export interface Presenter {
  /** Attributes to select. */
  attributes: readonly string[]
  /** To-many relationships whose linkage a resource shows. */
  linked: readonly string[]
  present(row: Row, linkage: Linkage | undefined): Resource
}

/** `included` names the relationships that stay although `fields` doesn't list them. */
export function makePresenter(definition: ResourceDefinition, context: PresentContext, included: ReadonlySet<string>): Presenter {
  const { type, path } = definition
  const fields = context.fields[type]
  const attributes = Object.entries(definition.attributes).filter(([name]) => !fields || fields.includes(name)).map(([name, { kind }]) => ({ name, kind, derived: isDerived(type, name) }))
  const relationships = Object.entries(definition.relationships).filter(([name]) => !fields || fields.includes(name) || included.has(name))
  const linked = relationships.flatMap(([name, { shape }]) => (shape === 'identifiers' || (shape === 'linksOnly' && included.has(name)) ? [name] : []))
  const presentRelationships = relationships.map(([name]) => [name, relationshipPresenter(definition, name, context.publicOrigin)] as const)
  const self = `${context.publicOrigin}/api/v2/${path}/`
  return {
    attributes: attributes.map(({ name }) => name),
    linked,
    present(row, linkage) {
      const shownAttributes: Record<string, unknown> = {}
      for (const { name, kind, derived } of attributes) shownAttributes[name] = derived ? row['state'] === 'complete' : attributeValue(kind, row[name])
      const shownRelationships: Record<string, Relationship> = {}
      for (const [name, present] of presentRelationships) shownRelationships[name] = present(row, linkage?.get(name))
      const meta = metaOf(definition, row, context)
      return {
        type, id: row.id, attributes: shownAttributes, relationships: shownRelationships, ...(meta && { meta }), links: { self: self + row.id },
      }
    },
  }
}

function attributeValue(kind: AttributeKind, value: unknown): unknown {
  return kind === 'instant' && typeof value === 'string' ? isoInstant(value) : value
}

function relationshipPresenter(definition: ResourceDefinition, name: string, origin: string): (row: Row, linked: readonly Identifier[] | undefined) => Relationship {
  const { shape, targets } = definition.relationships[name] ?? { shape: 'toOne', targets: [] }
  const [target = ''] = targets
  if (shape === 'identifiers') return (_row, linked) => ({ data: [...(linked ?? [])] })
  if (shape === 'linksOnly') {
    const filter = encodeURIComponent(`filter[${definition.type}][id]`)
    const related = `${origin}/api/v2/${resourceDefinition(target).path}?${filter}=`
    return (row, linked) => ({ ...(linked && { data: [...linked] }), links: { related: related + row.id } })
  }
  const id = idKey(name)
  const type = targets.length > 1 ? typeKey(name) : null
  return (row) => {
    const found = row[id]
    return { data: typeof found === 'number' ? { type: type === null ? target : String(row[type]), id: found } : null }
  }
}

function metaOf({ type }: ResourceDefinition, row: Row, { principal, authorizationMeta, dataConnections }: PresentContext): Resource['meta'] {
  if (type !== 'task' && !authorizationMeta && !dataConnections) return undefined
  const may = authorizationMeta && type === 'task' && canWrite(principal, Number(row[idKey('owner')]))
  return {
    ...(type === 'task' && { rev: Number(row['#rev']) }),
    ...(typeof row['#snoozedAt'] === 'string' && { snoozedAt: isoInstant(row['#snoozedAt']) }),
    ...(authorizationMeta && { canWrite: may, canDelete: may }),
    ...(dataConnections && { dataConnections: [] }),
  }
}
