import type { Transaction } from 'kysely'
import type { FastifyRequest } from 'fastify'
import type { Resource } from '#contract/json-api.ts'
import type { ResourceQuery } from '#contract/list-query.ts'
import type { Database } from '#service/db/schema.ts'
import { readResource } from '#service/resources/read-resource.ts'

/** A write's answer: the whole task, as its transaction leaves it. */
export async function taskDocument(trx: Transaction<Database>, request: FastifyRequest, id: number, query: ResourceQuery): Promise<{ data: Resource }> {
  const { principal, publicOrigin } = request
  // Who was allowed to make the change may see what came of it.
  const data = await readResource({ db: trx, principal: { ...principal, visibleOwnerIds: null }, type: 'task', id, publicOrigin, ...query })
  if (data === null) throw new Error(`task ${id} is gone inside its own transaction`)
  return { data }
}
