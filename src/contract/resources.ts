import type { ResourceDefinition } from './resource-definition.ts'
import { relatedResources } from './related-resources.ts'
import { taskResource } from './task-resource.ts'

/** Every resource type of the contract, by `type`. */
export const resourcesByType: ReadonlyMap<string, ResourceDefinition> = new Map(
  [taskResource, ...relatedResources].map((definition) => [definition.type, definition]),
)

/** Every resource type of the contract, by path. */
export const resourcesByPath: ReadonlyMap<string, ResourceDefinition> = new Map(
  [...resourcesByType.values()].map((definition) => [definition.path, definition]),
)

/** The definition of `type`, which must be one of the contract's own. */
export function resourceDefinition(type: string): ResourceDefinition {
  const definition = resourcesByType.get(type)
  if (!definition) throw new Error(`No resource type '${type}' in the contract`)
  return definition
}
