import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, notFound, type Problem } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { parseListQuery, parseResourceQuery } from '#contract/list-query-parse.ts'
import { readQueryPairs } from '#contract/query-pairs.ts'
import type { ResourceDefinition } from '#contract/resource-definition.ts'
import { resourcesByType } from '#contract/resources.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { registerApiRoot } from './api-root.ts'
import { countTasks, readCountedLists } from './count-tasks.ts'
import { listResources } from './list-resources.ts'
import { readDocument } from './read-resource.ts'

/** `GET` (and `HEAD`) of every collection, of every resource in it, and of the API's root. */
export function registerReadRoutes(app: FastifyInstance, { store }: Dependencies): void {
  registerApiRoot(app, store)
  app.get('/api/v2/taskCounts', async (request, reply) => send(reply, await countTasks(store.db, request.principal, readCountedLists(rawQuery(request)))))
  for (const definition of resourcesByType.values()) {
    app.get(`/api/v2/${definition.path}`, async (request, reply) => {
      const { principal, publicOrigin } = request
      const query = parseListQuery(rawQuery(request), definition)
      return send(reply, await listResources({ db: store.db, pool: store.pool, principal, publicOrigin }, definition, query, queryPairs(request)))
    })
    app.get<{ Params: { id: string } }>(`/api/v2/${definition.path}/:id`, async (request, reply) => {
      const { principal, publicOrigin } = request
      const query = parseResourceQuery(rawQuery(request), definition)
      const id = resourceId(request.params.id, definition)
      const document = await readDocument({ db: store.db, pool: store.pool, principal, publicOrigin, type: definition.type, id, ...query })
      if (document === null) throw notFound(definition.type, id)
      return send(reply, document)
    })
  }
}

/** The id in a path, or the 404 for what can be no id. */
export function resourceId(text: string, { type }: Pick<ResourceDefinition, 'type'>): number {
  const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(id)) throw notFound(type, text.slice(0, 100))
  return id
}

/** The query as it came, so that malformed encoding is seen and keys keep their spelling. */
function rawQuery({ raw }: FastifyRequest): string {
  const url = raw.url ?? ''
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start + 1)
}

function queryPairs(request: FastifyRequest) {
  const problems: Problem[] = []
  const pairs = readQueryPairs(rawQuery(request), problems)
  if (problems.length > 0) throw new ApiError(problems)
  return pairs
}

function send(reply: FastifyReply, document: object): FastifyReply {
  return reply.type(mediaType).send(document)
}
