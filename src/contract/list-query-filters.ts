import type { Problem } from './errors.ts'
import type { FilterKind, FilterTerm, ParsedFilter } from './list-query.ts'
import { rangeBounds, readNewTerm, readOldTerm, readRange, refuse, type Finding, type RangeBound } from './list-query-terms.ts'
import { shown } from './query-pairs.ts'
import type { ResourceDefinition } from './resource-definition.ts'

/** Most alternatives of one filter; ranges count once. */
export const maxFilterTerms = 1000

/** A filter parameter with all its values: `filter[x][]` has many, any other must repeat the same. */
export interface FilterParameter {
  parameter: string
  /** What stands in the brackets: `['owner', 'id']`. */
  path: readonly string[]
  values: readonly string[]
}

interface Target {
  relationship?: string
  name: string
  kind: FilterKind
}

/** Reads every filter of a request. */
export function readFilters(parameters: readonly FilterParameter[], definition: ResourceDefinition, newSyntax: boolean, problems: Problem[]): ParsedFilter[] {
  return newSyntax ? readNewSyntax(parameters, definition, problems) : readOldSyntax(parameters, definition, problems)
}

function readOldSyntax(parameters: readonly FilterParameter[], definition: ResourceDefinition, problems: Problem[]): ParsedFilter[] {
  return parameters.flatMap(({ parameter, path, values }) => {
    const finding = { parameter, problems }
    const last = path.at(-1) ?? ''
    const target = filterTarget(path, definition)
    if (!target) {
      const hint = isOperator(last) && filterTarget(path.slice(0, -1), definition) ? ' That spelling needs newFilterSyntax=true.' : ''
      return noFilter(finding, `${definition.type} can't be filtered by ${shown(path.join('.'))}.${hint}`)
    }
    const texts = target.kind === 'words' ? values.slice(0, 1) : (values[0] ?? '').split(',')
    const read = target.kind === 'words' ? readNewTerm : readOldTerm
    return readTerms(target, texts, finding, (text) => read(target.kind, text, finding))
  })
}

/** In the newer syntax one filter's bounds are parameters of their own; a value list and a range on one name mean AND. */
function readNewSyntax(parameters: readonly FilterParameter[], definition: ResourceDefinition, problems: Problem[]): ParsedFilter[] {
  const filters: ParsedFilter[] = []
  const ranges = new Map<string, { target: Target; finding: Finding; bounds: Partial<Record<RangeBound, string>>; parameters: Partial<Record<RangeBound, string>> }>()
  for (const { parameter, path, values } of parameters) {
    const finding = { parameter, problems }
    const last = path.at(-1) ?? ''
    const target = filterTarget(isOperator(last) ? path.slice(0, -1) : path, definition)
    if (!target) {
      noFilter(finding, `${definition.type} can't be filtered by ${shown(path.join('.'))}.`)
    } else if (isBound(last)) {
      const key = `${target.relationship ?? ''}.${target.name}`
      const range = ranges.get(key) ?? { target, finding, bounds: {}, parameters: {} }
      range.bounds[last] = values[0] ?? ''
      range.parameters[last] = parameter
      ranges.set(key, range)
    } else {
      filters.push(...readTerms(target, values, finding, (text) => readNewTerm(target.kind, text, finding)))
    }
  }
  for (const { target, finding, bounds, parameters: places } of ranges.values()) {
    const ranged = target.kind !== 'boolean' && target.kind !== 'strings' && target.kind !== 'words'
    if (!ranged) refuse(finding, `${target.name} has no order, so it takes no range.`)
    else filters.push(...readTerms(target, [''], finding, () => readRange(target.kind, bounds, finding, places)))
  }
  return filters
}

function readTerms(target: Target, texts: readonly string[], finding: Finding, read: (text: string) => FilterTerm | null): ParsedFilter[] {
  if (texts.length > maxFilterTerms) return noFilter(finding, `A filter takes at most ${maxFilterTerms} values.`)
  const terms = texts.map(read).filter((term) => term !== null)
  return terms.length === texts.length ? [{ ...target, terms, parameter: finding.parameter }] : []
}

function noFilter(finding: Finding, detail: string): [] {
  refuse(finding, detail)
  return []
}

function isOperator(segment: string): boolean {
  return segment === '' || isBound(segment)
}

function isBound(segment: string): segment is RangeBound {
  return (rangeBounds as readonly string[]).includes(segment)
}

/** What the extra filters' values are; the others' are texts. */
const extraKinds: Readonly<Record<string, FilterKind>> = { q: 'words', snoozedAt: 'instant' }

function filterTarget(path: readonly string[], definition: ResourceDefinition): Target | null {
  const [first = '', second] = path
  if (path.length === 1) {
    if (first === 'id') return { name: 'id', kind: 'id' }
    if (definition.extraFilters.includes(first)) return { name: first, kind: extraKinds[first] ?? 'string' }
    const attribute = Object.hasOwn(definition.attributes, first) ? definition.attributes[first] : undefined
    return attribute?.filterable && attribute.kind !== 'text' ? { name: first, kind: attribute.kind } : null
  }
  if (path.length !== 2 || second === undefined || !Object.hasOwn(definition.relationships, first)) return null
  const filters = definition.relationships[first]?.filters ?? {}
  const kind = Object.hasOwn(filters, second) ? filters[second] : undefined
  return kind ? { relationship: first, name: second, kind } : null
}
