import type { FastifyInstance, FastifyRequest } from 'fastify'
import { notFound } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { savedViewPath, savedViewsPath, type SavedView } from '#contract/saved-view.ts'
import type { Dependencies } from '#service/dependencies.ts'
import type { Queryable } from '#service/db/store.ts'
import { resourceId } from '#service/resources/read-routes.ts'
import { answerWrite } from '#service/tasks/keyed-write.ts'
import { changeSavedView, createSavedView, deleteSavedView, readSavedViewDraft, readSavedViewPatch, readSavedViews } from './saved-views.ts'

interface WithId {
  Params: { id: string }
}

/** Views that people keep (extension `savedViews`). */
export function registerSavedViewRoutes(app: FastifyInstance, deps: Dependencies): void {
  const { db } = deps.store

  app.get(savedViewsPath, async (request, reply) => reply.type(mediaType).send({ data: await readSavedViews(db, request) }))

  app.get<WithId>(`${savedViewsPath}/:id`, async (request, reply) => reply.type(mediaType).send({ data: await readOne(db, request, idOf(request)) }))

  app.post(savedViewsPath, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const id = await createSavedView(trx, request.principal, readSavedViewDraft(request.body), deps.clock.now())
      return { status: 201, document: { data: await readOne(trx, request, id) }, headers: { location: `${request.publicOrigin}${savedViewPath(id)}` } }
    }))

  app.patch<WithId>(`${savedViewsPath}/:id`, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const id = idOf(request)
      await changeSavedView(trx, request, id, readSavedViewPatch(request.body, id), deps.clock.now())
      // A shared view that is taken back by somebody else than its owner is no longer theirs to see.
      const [view] = await readSavedViews(trx, request, { id })
      return view === undefined ? { status: 204, document: null } : { status: 200, document: { data: view } }
    }))

  app.delete<WithId>(`${savedViewsPath}/:id`, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      await deleteSavedView(trx, request, idOf(request))
      return { status: 204, document: null }
    }))
}

function idOf({ params }: FastifyRequest<WithId>): number {
  return resourceId(params.id, { type: 'savedView' })
}

async function readOne(db: Queryable, request: FastifyRequest, id: number): Promise<SavedView> {
  const [view] = await readSavedViews(db, request, { id })
  if (view === undefined) throw notFound('savedView', id)
  return view
}
