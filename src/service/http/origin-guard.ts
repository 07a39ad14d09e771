import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ApiError } from '#contract/errors.ts'
import { sessionCookie } from '#service/users/sessions.ts'
import { pathOf } from './request-context.ts'

/**
 * Refuses requests that came by another name than ours (DNS rebinding) and unsafe ones that another site made a browser
 * send. Sets `publicOrigin`.
 */
export function guardOrigin(app: FastifyInstance, publicOrigins: readonly string[]): void {
  const byHost = new Map(publicOrigins.map((origin) => [new URL(origin).host, new URL(origin).origin]))
  const canonical = [...byHost.values()][0]
  if (canonical === undefined) throw new Error('the service needs at least one public origin')

  app.addHook('onRequest', async (request) => {
    const origin = byHost.get(hostOf(request))
    request.publicOrigin = origin ?? canonical
    // A load balancer asks for the health by address.
    if (origin === undefined && pathOf(request.raw.url ?? '') !== '/health') throw misdirected(request.headers.host)
    if (!isSafe(request.method) && !isOwn(request)) {
      throw new ApiError({ code: 'unauthorizedRequest', detail: 'Requests that change something are taken only from this site itself.' })
    }
  })
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

/**
 * Fetch Metadata where the browser sends it, else the exact Origin. A script sends neither; it is taken at its word
 * unless it carries the cookie, which only browsers have reason to.
 */
function isOwn(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  if (origin !== undefined) return origin === request.publicOrigin
  return request.cookies[sessionCookie] === undefined
}

/** The Host header as `URL` spells it: lower case, without the scheme's own port. */
function hostOf(request: FastifyRequest): string {
  try {
    return new URL(`http://${request.headers.host}`).host
  } catch {
    return ''
  }
}

function misdirected(host = ''): ApiError {
  return new ApiError({
    code: 'misdirectedRequest',
    detail: `This service does not answer as '${host.slice(0, 100)}'. Start it with PUBLIC_URL set to the address that people use.`,
    header: 'Host',
  })
}
