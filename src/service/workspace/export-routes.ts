import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError, invalid, type Problem } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { parseListQuery } from '#contract/list-query-parse.ts'
import { readQueryPairs, type QueryPair } from '#contract/query-pairs.ts'
import { resourceDefinition } from '#contract/resources.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { exportCsv } from './export-csv.ts'
import { exportJsonApi } from './export-json-api.ts'

/**
 * `GET /api/v2/tasks/export?format=csv|jsonapi` (extension): the whole of a list, whatever page is asked for, with the list's own
 * filters and order. Streamed: the answer's size doesn't show in memory.
 */
export function registerExportRoutes(app: FastifyInstance, { store, clock }: Dependencies): void {
  app.get('/api/v2/tasks/export', async (request, reply) => {
    const { principal, publicOrigin } = request
    const { format, pairs } = readPairs(request)
    const query = parseListQuery(pairs, resourceDefinition('task'))
    const context = { db: store.db, principal, publicOrigin }
    const name = `tasks-${clock.now().toISOString().slice(0, 10)}`
    void reply.header('content-disposition', `attachment; filename="${name}.${format === 'csv' ? 'csv' : 'json'}"`)
    if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(Readable.from(exportCsv(context, query)))
    const self = `${publicOrigin}${request.raw.url ?? ''}`
    return reply.type(mediaType).send(Readable.from(exportJsonApi(context, query, self)))
  })
}

function readPairs(request: FastifyRequest): { format: 'csv' | 'jsonapi'; pairs: QueryPair[] } {
  const problems: Problem[] = []
  const url = request.raw.url ?? ''
  const all = readQueryPairs(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '', problems)
  if (problems.length > 0) throw new ApiError(problems)
  const format = all.findLast(([name]) => name === 'format')?.[1] ?? 'csv'
  if (format !== 'csv' && format !== 'jsonapi') throw invalid("The format must be 'csv' or 'jsonapi'.", { parameter: 'format' })
  return { format, pairs: all.filter(([name]) => name !== 'format') }
}
