import type { FastifyInstance } from 'fastify'
import { ApiError, notFound, type Problem } from '#contract/errors.ts'
import { collectParameters } from '#contract/given-parameters.ts'
import { defaultPageSize } from '#contract/list-query.ts'
import { readPage } from '#contract/list-query-page.ts'
import { mediaType } from '#contract/json-api.ts'
import { taskResource } from '#contract/task-resource.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { pathOf } from '#service/http/request-context.ts'
import { resourceId } from '#service/resources/read-routes.ts'
import { readTaskHistory } from './task-history.ts'

/** `GET /tasks/{id}/history`: an extension, told in `GET /api/v2`. */
export function registerHistoryRoute(app: FastifyInstance, { store }: Dependencies): void {
  app.get<{ Params: { id: string } }>('/api/v2/tasks/:id/history', async (request, reply) => {
    const id = resourceId(request.params.id, taskResource)
    const url = request.raw.url ?? ''
    const page = readHistoryPage(url.slice(pathOf(url).length + 1))
    const history = await readTaskHistory({ db: store.db, principal: request.principal, publicOrigin: request.publicOrigin, id, page })
    if (history === null) throw notFound('task', id)
    return reply.type(mediaType).send(history)
  })
}

/** `page[size]` and `page[after]`; a history is read in one direction, by cursor. */
function readHistoryPage(query: string): { size: number; after?: string } {
  const problems: Problem[] = []
  const given = collectParameters(query, problems)
  const [size, after] = [given.take('page[size]'), given.take('page[after]')]
  const page = readPage({ ...(size !== undefined && { size }), ...(after !== undefined && { after }) }, problems)
  given.refuseRest()
  if (problems.length > 0) throw new ApiError(problems)
  return page.kind === 'cursor' ? page : { size: defaultPageSize }
}
