import type { Problem } from './errors.ts'
import { shown } from './query-pairs.ts'
import type { ResourceDefinition } from './resource-definition.ts'
import { resourceDefinition, resourcesByType } from './resources.ts'

/** Deeper or more paths than any screen asks for; each level costs a query. */
export const maxIncludeDepth = 4
const maxIncludePaths = 50

/** Reads `include`: dotted paths, each of which has to exist on at least one of the types it reaches. */
export function readInclude(text: string, definition: ResourceDefinition, problems: Problem[]): string[] {
  const paths = [...new Set(text.split(',').filter((path) => path !== ''))]
  if (paths.length > maxIncludePaths) {
    problems.push({ code: 'badRequest', detail: `At most ${maxIncludePaths} paths can be included.`, parameter: 'include' })
    return []
  }
  return paths.filter((path) => {
    const exists = path.split('.').length <= maxIncludeDepth && reaches(path.split('.'), [definition])
    if (!exists) problems.push({ code: 'badRequest', detail: `${definition.type} has no relationship '${shown(path)}' to include.`, parameter: 'include' })
    return exists
  })
}

function reaches([name, ...rest]: readonly string[], from: readonly ResourceDefinition[]): boolean {
  if (name === undefined) return true
  const targets = from.flatMap(({ relationships }) => (Object.hasOwn(relationships, name) ? (relationships[name]?.targets ?? []) : []))
  return targets.length > 0 && reaches(rest, targets.map(resourceDefinition))
}

/** Reads `fields[type]`: names of attributes and relationships. */
export function readFields(type: string, text: string, parameter: string, problems: Problem[]): readonly string[] | null {
  const definition = resourcesByType.get(type)
  if (!definition) {
    problems.push({ code: 'fieldsParameter.unknownResourceField', detail: `There is no resource type '${shown(type)}'.`, parameter: shown(parameter) })
    return null
  }
  const names = [...new Set(text.split(',').filter((name) => name !== ''))]
  const unknown = names.filter((name) => !Object.hasOwn(definition.attributes, name) && !Object.hasOwn(definition.relationships, name))
  for (const name of unknown) {
    problems.push({ code: 'fieldsParameter.unknownResourceField', detail: `${type} has no field '${shown(name)}'.`, parameter: shown(parameter) })
  }
  return unknown.length === 0 ? names : null
}
