import { useCallback, useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import type { Relationship, Resource } from '#contract/json-api.ts'
import { isRelatedType, relatedAttributes, type Related, type RelatedType } from './related-schemas.ts'
import { createSignals } from './signals.ts'

/** Which type each to-one relationship of a task, and of what hangs on it, points at. */
interface RelationTypes {
  account: 'account'
  call: 'call'
  completer: 'user'
  mailing: 'mailing'
  opportunity: 'opportunity'
  owner: 'user'
  persona: 'persona'
  prospect: 'prospect'
  sequence: 'sequence'
  sequenceState: 'sequenceState'
  sequenceStep: 'sequenceStep'
  sequenceTemplate: 'sequenceTemplate'
  stage: 'stage'
  taskDisposition: 'taskDisposition'
  taskPriority: 'taskPriority'
  taskPurpose: 'taskPurpose'
  template: 'template'
  user: 'user'
}
export type RelationName = keyof RelationTypes
export type RelatedBy<Name extends RelationName> = Related<RelationTypes[Name]>

/** Anything with relationships: a task, or a related resource for the next hop. */
interface Source {
  relationships: Readonly<Record<string, Relationship>>
}

/**
 * Every related resource that any answer included, by type and id. One map for the page rather than one an answer: a
 * write answer includes nothing, and after a reassignment the new owner's name is known from the picker's list.
 */
const resources = new Map<string, Resource>()
const readings = new WeakMap<Resource, unknown>()
const signals = createSignals<string>()

/** Takes included resources; a later answer's attributes win one by one, as answers may be sparse. */
export function rememberRelated(included: readonly Resource[] | undefined): void {
  const changed: string[] = []
  for (const resource of included ?? []) {
    const key = `${resource.type}:${resource.id}`
    const known = resources.get(key)
    const merged = known && {
      ...resource,
      attributes: { ...known.attributes, ...resource.attributes },
      relationships: { ...known.relationships, ...resource.relationships },
    }
    if (known && JSON.stringify(known) === JSON.stringify(merged)) continue
    resources.set(key, merged ?? resource)
    changed.push(key)
  }
  if (changed.length > 0) signals.emit(changed)
}

/** The resource under `type:id` as it was answered, for the cache. */
export function heldRelated(key: string): Resource | undefined {
  return resources.get(key)
}

/** Calls `listener` with the `type:id` of what came or changed. */
export const subscribeToRelated = signals.subscribe

/** Forgets everything, at sign-out. */
export function forgetRelated(): void {
  resources.clear()
  signals.emitAll()
}

/** The resource of `type` and `id`, if any answer included it and it reads. */
export function relatedResource<Type extends RelatedType>(type: Type, id: number): Related<Type> | null {
  const resource = resources.get(`${type}:${id}`)
  if (!resource) return null
  if (!readings.has(resource)) readings.set(resource, read(resource))
  // A reading of the resource under this very type, by `read` below.
  return readings.get(resource) as Related<Type> | null
}

function read(resource: Resource): Related<RelatedType> | null {
  if (!isRelatedType(resource.type)) return null
  const attributes = z.safeParse(relatedAttributes[resource.type] as z.ZodMiniType, resource.attributes)
  if (!attributes.success) return null
  const { type, id, relationships } = resource
  return { type, id, relationships, attributes: attributes.data as Related<RelatedType>['attributes'] }
}

/** Where `source.<name>` points, or null. */
function target(source: Source | null | undefined, name: RelationName): { type: string; id: number } | null {
  const data = source?.relationships[name]?.data
  return data && !Array.isArray(data) ? data : null
}

/** What `source.<name>` points at, such as `included(task, 'prospect')`; null where it points nowhere or wasn't included. */
export function included<Name extends RelationName>(source: Source | null | undefined, name: Name): RelatedBy<Name> | null {
  const to = target(source, name)
  if (!to || !isRelatedType(to.type)) return null
  // The contract fixes the target type of each of these relationships (RelationTypes).
  return relatedResource(to.type, to.id) as RelatedBy<Name> | null
}

/** `included`, re-rendering when that resource arrives or changes. */
export function useIncluded<Name extends RelationName>(source: Source | null | undefined, name: Name): RelatedBy<Name> | null {
  const to = target(source, name)
  const key = to ? `${to.type}:${to.id}` : ''
  const subscribe = useCallback((listener: () => void) => signals.subscribeTo(key, listener), [key])
  return useSyncExternalStore(subscribe, () => included(source, name))
}
