import type { FastifyInstance } from 'fastify'
import type { Dependencies } from '#service/dependencies.ts'
import { buildOpenapi } from './build-openapi.ts'
import { docsPage } from './docs/docs-page.ts'
import { docsStyle } from './docs/docs-style.ts'

/**
 * The API's description, for machines at `/api/v2/openapi.json` and for people at `/api/docs`. Readable without signing
 * in: it holds the contract and no data. Built once for each origin that the service is reached under.
 */
export function registerOpenapiRoutes(app: FastifyInstance, { version }: Dependencies): void {
  const built = new Map<string, { json: string; html: string }>()
  const describe = (publicOrigin: string) => {
    const known = built.get(publicOrigin) ?? render(publicOrigin, version)
    built.set(publicOrigin, known)
    return known
  }

  app.get('/api/v2/openapi.json', { config: { public: true } }, async (request, reply) =>
    reply.type('application/json').send(describe(request.publicOrigin).json),
  )
  app.get('/api/docs', { config: { public: true } }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(describe(request.publicOrigin).html),
  )
  app.get('/api/docs/style.css', { config: { public: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(docsStyle),
  )
}

function render(publicOrigin: string, version: string): { json: string; html: string } {
  const document = buildOpenapi({ publicOrigin, version })
  return { json: JSON.stringify(document), html: docsPage(document) }
}
