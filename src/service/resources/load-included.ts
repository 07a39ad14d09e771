import type { Resource } from '#contract/json-api.ts'
import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { resourceDefinition } from '#contract/resources.ts'
import type { IncludeTree } from './include-tree.ts'
import type { ResourceReader } from './resource-reader.ts'
import { idKey, typeKey, type Row } from './row-selection.ts'

/** Rows of one type, and where an include goes on from them. */
interface Branch {
  type: string
  rows: readonly Row[]
  tree: IncludeTree
}

/** Loads what `include` names, a level at a time and each resource once; the primary rows are not repeated. */
export async function loadIncluded(reader: ResourceReader, type: string, primary: readonly Row[]): Promise<Resource[]> {
  const known = new Map<string, Map<number, Row>>([[type, byId(primary)]])
  const primaryIds = new Set(primary.map(({ id }) => id))
  let level: Branch[] = [{ type, rows: primary, tree: reader.tree }]
  while (level.length > 0) {
    const wanted = level.flatMap((branch) => steps(reader, branch))
    await loadMissing(reader, wanted, known)
    level = wanted.flatMap(({ type: target, ids, tree }) => {
      const rows = [...ids].flatMap((id) => known.get(target)?.get(id) ?? [])
      return tree.size > 0 && rows.length > 0 ? [{ type: target, rows, tree }] : []
    })
  }
  return [...known].flatMap(([found, rows]) =>
    [...rows.values()].filter(({ id }) => found !== type || !primaryIds.has(id)).map((row) => reader.present(found, row)))
}

interface Step {
  type: string
  ids: ReadonlySet<number>
  tree: IncludeTree
}

function steps(reader: ResourceReader, { type, rows, tree }: Branch): Step[] {
  const definition = resourceDefinition(type)
  return [...tree].flatMap(([name, next]) => (definition.relationships[name] ? targetsOf(reader, definition, name, rows).map((target) => ({ ...target, tree: next })) : []))
}

function targetsOf(reader: ResourceReader, definition: ResourceDefinition, name: string, rows: readonly Row[]): Omit<Step, 'tree'>[] {
  const { shape, targets } = definition.relationships[name] ?? { shape: 'toOne', targets: [] }
  const idsByType = new Map<string, Set<number>>(targets.map((target) => [target, new Set()]))
  for (const row of rows) {
    if (shape === 'toOne') {
      const id = row[idKey(name)]
      const target = targets.length > 1 ? String(row[typeKey(name)]) : (targets[0] ?? '')
      if (typeof id === 'number') idsByType.get(target)?.add(id)
    } else {
      for (const { type, id } of reader.linkageOf(definition.type, row.id, name)) idsByType.get(type)?.add(id)
    }
  }
  return [...idsByType].flatMap(([type, ids]) => (ids.size > 0 ? [{ type, ids }] : []))
}

async function loadMissing(reader: ResourceReader, wanted: readonly Step[], known: Map<string, Map<number, Row>>): Promise<void> {
  const missing = new Map<string, Set<number>>()
  for (const { type, ids } of wanted) {
    const ofType = missing.get(type) ?? new Set()
    for (const id of ids) if (!known.get(type)?.has(id)) ofType.add(id)
    missing.set(type, ofType)
  }
  await Promise.all([...missing].map(async ([type, ids]) => {
    if (ids.size === 0) return
    const rows = await reader.rowsById(type, [...ids])
    await reader.loadLinkage(type, rows)
    const ofType = known.get(type) ?? new Map<number, Row>()
    for (const row of rows) ofType.set(row.id, row)
    known.set(type, ofType)
  }))
}

function byId(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
