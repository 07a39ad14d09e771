import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { Dependencies } from './dependencies.ts'
import { guardApi } from './http/api-gate.ts'
import { answerClientError, answerErrors, answerFrameworkError } from './http/error-answers.ts'
import { registerHealthRoute } from './http/health.ts'
import { acceptJsonBodies } from './http/json-body.ts'
import { guardOrigin } from './http/origin-guard.ts'
import { makePageSender, servePageFiles } from './http/page.ts'
import { decorateRequests } from './http/request-context.ts'
import { sendSecurityHeaders } from './http/security-headers.ts'
import { registerTemplateFrame } from './http/template-frame.ts'
import { answerUnknownRoutes } from './http/unknown-routes.ts'
import { registerOpenapiRoutes } from './openapi/register-openapi-routes.ts'
import { registerReadRoutes } from './resources/read-routes.ts'
import { registerStreamRoutes } from './stream/stream-routes.ts'
import { registerTaskRoutes } from './tasks/register-task-routes.ts'
import { registerTeamRoutes } from './team/team-routes.ts'
import { registerSessionRoutes } from './users/session-routes.ts'
import { registerSavedViewRoutes } from './views/saved-view-routes.ts'
import { registerExportRoutes } from './workspace/export-routes.ts'
import { registerImportRoutes } from './workspace/import-routes.ts'

/** The largest body we read: a note has at most 65,535 characters, which clients may write as six-byte escapes. */
const bodyLimit = 512 * 1024

/**
 * The whole service, built from its dependencies; it listens where `main.ts` says. Features register their routes with
 * full paths (`/api/v2/…`); everything under `/api` is behind the gate unless its route says `config: {public: true}`.
 */
export function buildApp(deps: Dependencies): FastifyInstance {
  const app = Fastify({
    bodyLimit,
    logger: deps.logger ?? false,
    // Queries are read where they are understood, from the raw URL: brackets, repeated keys and all.
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true, querystringParser: () => ({}) },
    genReqId: () => randomUUID(),
    requestTimeout: 60_000,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
    forceCloseConnections: 'idle',
  })
  void app.register(compose, deps)
  return app
}

/** Not encapsulated: its hooks are the whole service's, in this order. */
const compose = fastifyPlugin(async (app: FastifyInstance, deps: Dependencies) => {
  const { publicOrigins, webRoot } = deps
  decorateRequests(app)
  answerErrors(app)
  acceptJsonBodies(app)
  answerUnknownRoutes(app, webRoot === null ? null : makePageSender(webRoot))
  await app.register(cookie)
  await sendSecurityHeaders(app, publicOrigins)
  guardOrigin(app, publicOrigins)
  guardApi(app, deps)
  if (webRoot !== null) await servePageFiles(app, webRoot)
  registerHealthRoute(app, deps)
  registerTemplateFrame(app)
  registerSessionRoutes(app, deps)
  registerStreamRoutes(app, deps)
  registerReadRoutes(app, deps)
  registerTaskRoutes(app, deps)
  registerTeamRoutes(app, deps)
  registerSavedViewRoutes(app, deps)
  registerExportRoutes(app, deps)
  registerImportRoutes(app, deps)
  registerOpenapiRoutes(app, deps)
})
