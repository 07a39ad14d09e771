import type { FastifyInstance, FastifyRequest } from 'fastify'
import { coverPath, coversPath } from '#contract/cover.ts'
import { ApiError, invalid, notFound, type Problem } from '#contract/errors.ts'
import { collectParameters } from '#contract/given-parameters.ts'
import { mediaType } from '#contract/json-api.ts'
import { mostBounds } from '#contract/team-load.ts'
import type { Dependencies } from '#service/dependencies.ts'
import { pathOf } from '#service/http/request-context.ts'
import { resourceId } from '#service/resources/read-routes.ts'
import { answerWrite } from '#service/tasks/keyed-write.ts'
import { createCover, endCover, readCover, readCoverDraft, readCoverEnd, readCovers } from './covers.ts'
import { registerMessageRoutes } from './message-routes.ts'
import { OpenLoad } from './open-load.ts'
import { changeSettings, readSettingsPatch } from './rep-settings.ts'
import { readTrend } from './rep-trend.ts'
import { readTeamLoad } from './team-load.ts'

/** A trend reads every task of its span: 100 days, and an hour for a change of clocks. */
const longestTrendMs = 100 * 24 * 3_600_000 + 3_600_000

interface WithId {
  Params: { id: string }
}

/** What the team's screens ask beyond the published contract: loads, trends, and when and how much people work. */
export function registerTeamRoutes(app: FastifyInstance, deps: Dependencies): void {
  const load = new OpenLoad(deps.store)
  countAtStart(app, deps, load)
  registerCoverRoutes(app, deps)
  registerMessageRoutes(app, deps)

  app.get('/api/v2/team/load', async (request, reply) =>
    reply.type(mediaType).send(await readTeamLoad(deps, load, request.principal, readBounds(request, 1))))

  app.get<WithId>('/api/v2/team/trends/:id', async (request, reply) => {
    const id = resourceId(request.params.id, { type: 'user' })
    const bounds = readBounds(request, 2)
    if ((bounds.at(-1) ?? 0) - (bounds[0] ?? 0) > longestTrendMs) throw invalid('must not span more than 100 days', { parameter: 'bounds' })
    const days = await readTrend(deps.store.db, request.principal, id, bounds)
    return reply.type(mediaType).send({ data: { type: 'repTrend', id, attributes: { days } } })
  })

  app.patch<WithId>('/api/v2/team/settings/:id', (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const id = resourceId(request.params.id, { type: 'user' })
      const attributes = await changeSettings(trx, request.principal, id, readSettingsPatch(request.body, id), deps.clock.now())
      return { status: 200, document: { data: { type: 'repSettings', id, attributes } } }
    }))
}

/** Whoever opens the board first after a start needn't wait until everybody's tasks are counted. Where it fails, the first request counts. */
function countAtStart(app: FastifyInstance, { store }: Dependencies, load: OpenLoad): void {
  let counted: Promise<unknown> = Promise.resolve()
  const count = async () => load.read((await store.db.selectFrom('users').select('id').execute()).map(({ id }) => id))
  app.addHook('onListen', async () => {
    counted = count().catch((error: unknown) => app.log.warn(error, 'The loads could not be counted at the start.'))
  })
  // The store must not be closed under it.
  app.addHook('onClose', () => counted)
}

function registerCoverRoutes(app: FastifyInstance, deps: Dependencies): void {
  const { db } = deps.store
  app.get(coversPath, async ({ principal }, reply) => reply.type(mediaType).send({ data: await readCovers(db, principal) }))

  app.get<WithId>(`${coversPath}/:id`, async (request, reply) => {
    const id = resourceId(request.params.id, { type: 'cover' })
    const cover = await readCover(db, request.principal, id)
    if (cover === null) throw notFound('cover', id)
    return reply.type(mediaType).send(cover)
  })

  app.post(coversPath, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const id = await createCover(trx, request.principal, readCoverDraft(request.body), deps.clock.now())
      return { status: 201, document: await readCover(trx, request.principal, id), headers: { location: `${request.publicOrigin}${coverPath(id)}` } }
    }))

  app.patch<WithId>(`${coversPath}/:id`, (request, reply) =>
    answerWrite(deps, request, reply, async (trx) => {
      const id = resourceId(request.params.id, { type: 'cover' })
      await endCover(trx, request.principal, id, readCoverEnd(request.body, id), deps.clock.now())
      return { status: 200, document: await readCover(trx, request.principal, id) }
    }))
}

/** `bounds=…`: ascending instants that cut time into windows. */
function readBounds(request: FastifyRequest, least: number): number[] {
  const problems: Problem[] = []
  const url = request.raw.url ?? ''
  const given = collectParameters(url.slice(pathOf(url).length + 1), problems)
  const bounds = (given.take('bounds') ?? '').split(',').map((text) => (/^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN))
  given.refuseRest()
  if (problems.length > 0) throw new ApiError(problems)
  const isGood = bounds.length >= least && bounds.length <= mostBounds && bounds.every((bound, index) => !Number.isNaN(bound) && (index === 0 || bound > (bounds[index - 1] ?? 0)))
  if (!isGood) throw invalid(`must be ${least} to ${mostBounds} ascending instants, joined by commas`, { parameter: 'bounds' })
  return bounds
}
