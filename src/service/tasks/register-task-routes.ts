import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from '#contract/errors.ts'
import { shown } from '#contract/query-pairs.ts'
import { isTaskActionName } from '#contract/task-actions.ts'
import { taskResource } from '#contract/task-resource.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { resourceId } from '#service/resources/read-routes.ts'
import { createTask } from './create-task.ts'
import { deleteTask } from './delete-task.ts'
import { checkPrecondition } from './check-precondition.ts'
import { answerWrite } from './keyed-write.ts'
import { lockTask } from './lock-task.ts'
import { readTaskDraft, readTaskPatch } from './read-task-document.ts'
import { registerHistoryRoute } from './register-history-route.ts'
import { runAction } from './run-action.ts'
import { taskDocument } from './task-document.ts'
import { updateTask } from './update-task.ts'
import { readActionQuery, readAnswerQuery } from './write-query.ts'
import type { WriteContext } from './write-context.ts'

const tasksPath = '/api/v2/tasks'

/** Everything that writes tasks: create, update, delete and the nine actions; and what was written. */
export function registerTaskRoutes(app: FastifyInstance, deps: Dependencies): void {
  registerHistoryRoute(app, deps)
  const contextOf = (request: FastifyRequest, trx: WriteContext['trx']): WriteContext => ({
    trx, now: deps.clock.now(), actor: { type: 'user', id: request.principal.userId }, requestId: request.id,
  })

  app.post(tasksPath, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const answerQuery = readAnswerQuery(request)
      const context = contextOf(request, trx)
      const id = await createTask(trx, request.principal, readTaskDraft(request.body), context)
      if (id === null) throw new Error('a task without an import key is always made')
      const document = await taskDocument(trx, request, id, answerQuery)
      return { status: 201, document, headers: { location: `${request.publicOrigin}${tasksPath}/${id}` } }
    }))

  app.patch<{ Params: { id: string } }>(`${tasksPath}/:id`, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const id = resourceId(request.params.id, taskResource)
      const answerQuery = readAnswerQuery(request)
      const patch = readTaskPatch(request.body, id)
      const task = await lockTask(trx, request.principal, id)
      checkPrecondition(request, task)
      await updateTask(contextOf(request, trx), request.principal, task, patch)
      return { status: 200, document: await taskDocument(trx, request, id, answerQuery) }
    }))

  app.delete<{ Params: { id: string } }>(`${tasksPath}/:id`, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const id = resourceId(request.params.id, taskResource)
      readAnswerQuery(request)
      const task = await lockTask(trx, request.principal, id)
      checkPrecondition(request, task)
      await deleteTask(contextOf(request, trx), task)
      return { status: 204, document: null }
    }))

  app.post<{ Params: { id: string; name: string } }>(`${tasksPath}/:id/actions/:name`, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const id = resourceId(request.params.id, taskResource)
      const { name } = request.params
      if (!isTaskActionName(name)) throw new ApiError({ code: 'resourceNotFound', detail: `A task has no action '${shown(name)}'.` })
      if (request.body !== undefined) throw new ApiError({ code: 'badRequest', detail: 'An action takes no body; its parameters go into the query.', pointer: '' })
      const { action, answerQuery } = readActionQuery(request, name)
      const task = await lockTask(trx, request.principal, id)
      checkPrecondition(request, task)
      await runAction(contextOf(request, trx), request.principal, task, action)
      return { status: 200, document: await taskDocument(trx, request, id, answerQuery) }
    }))
}
