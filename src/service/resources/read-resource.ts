import type { Resource } from '#contract/json-api.ts'
import type { ResourceQuery } from '#contract/list-query.ts'
import { resourceDefinition } from '#contract/resources.ts'
import { loadIncluded } from './load-included.ts'
import { ResourceReader, type ReadContext } from './resource-reader.ts'

/** The answer for one resource. */
export interface ResourceDocument {
  data: Resource
  included?: Resource[]
}

type Request = ReadContext & { type: string; id: number } & Partial<ResourceQuery>

/** One resource as the person sees it, or null: not there, or not theirs to see. */
export async function readResource(request: Request): Promise<Resource | null> {
  return (await readDocument({ ...request, include: [] }))?.data ?? null
}

/** One resource with what `include` names, or null: not there, or not theirs to see. */
export async function readDocument({ type, id, ...request }: Request): Promise<ResourceDocument | null> {
  const { include = [], fields = {}, authorizationMeta = false, dataConnections = false } = request
  const reader = new ResourceReader(request, resourceDefinition(type), { include, fields, authorizationMeta, dataConnections })
  const rows = await reader.rowsById(type, [id])
  const [row] = rows
  if (!row) return null
  await reader.loadLinkage(type, rows)
  const included = include.length > 0 ? await loadIncluded(reader, type, rows) : undefined
  return { data: reader.present(type, row), ...(included && { included }) }
}
