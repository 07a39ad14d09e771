import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { resourceDefinition } from '#contract/resources.ts'

/** `include` as a tree: `prospect,prospect.account` is prospect → account. */
export interface IncludeTree extends Map<string, IncludeTree> {}

/** Folds dotted paths into a tree. */
export function includeTree(paths: readonly string[]): IncludeTree {
  const root: IncludeTree = new Map()
  for (const path of paths) {
    let node = root
    for (const name of path.split('.')) {
      const next: IncludeTree = node.get(name) ?? new Map()
      node.set(name, next)
      node = next
    }
  }
  return root
}

/** The relationships that an include follows, by type. */
export function includedRelationships(definition: ResourceDefinition, tree: IncludeTree): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const visit = ({ type, relationships }: ResourceDefinition, node: IncludeTree): void => {
    for (const [name, next] of node) {
      const relationship = relationships[name]
      if (!relationship) continue
      found.set(type, (found.get(type) ?? new Set()).add(name))
      for (const target of relationship.targets) visit(resourceDefinition(target), next)
    }
  }
  visit(definition, tree)
  return found
}
