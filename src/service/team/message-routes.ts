import type { FastifyInstance } from 'fastify'
import { mediaType } from '#contract/json-api.ts'
import { teamMessagesPath } from '#contract/team-message.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { resourceId } from '#service/resources/read-routes.ts'
import { answerWrite } from '#service/tasks/keyed-write.ts'
import { endHelp, markSeen, readMessageDraft, readMessages, readSeen, tell } from './team-messages.ts'

/** What people of a team have to tell each other about their work. */
export function registerMessageRoutes(app: FastifyInstance, deps: Dependencies): void {
  app.get(teamMessagesPath, async ({ principal }, reply) => reply.type(mediaType).send({ data: await readMessages(deps.store.db, principal, deps.clock.now()) }))

  app.post(teamMessagesPath, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      await tell(trx, request.principal, readMessageDraft(request.body), deps.clock.now())
      return { status: 204, document: null }
    }))

  app.patch(teamMessagesPath, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      await markSeen(trx, request.principal, readSeen(request.body))
      return { status: 204, document: null }
    }))

  app.delete<{ Params: { id: string } }>(`${teamMessagesPath}/help/:id`, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      await endHelp(trx, request.principal, resourceId(request.params.id, { type: 'user' }))
      return { status: 204, document: null }
    }))
}
