import type { FastifyInstance } from 'fastify'
import { extensions } from '#contract/extensions.ts'
import { mediaType } from '#contract/json-api.ts'
import { resourcesByPath } from '#contract/resources.ts'
import type { Store } from '#service/db/store.ts'
import { readResource } from './read-resource.ts'

/**
 * `GET /api/v2`: who the credentials belong to, what this service offers beyond the published contract, and where the
 * collections are. Outreach has no current-user resource, so clients look here.
 */
export function registerApiRoot(app: FastifyInstance, { db }: Store): void {
  app.get('/api/v2', async ({ principal, publicOrigin }, reply) => {
    const base = `${publicOrigin}/api/v2`
    const user = await readResource({ db, principal, publicOrigin, type: 'user', id: principal.userId })
    const collections = Object.fromEntries([...resourcesByPath.keys()].map((path) => [path, `${base}/${path}`]))
    return reply.type(mediaType).send({
      meta: {
        user: user && { id: user.id, role: principal.role, ...user.attributes },
        extensions,
      },
      links: { self: base, ...collections },
    })
  })
}
