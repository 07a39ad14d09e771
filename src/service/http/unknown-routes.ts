import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from '#contract/errors.ts'
import { isApiPath, pathOf } from './request-context.ts'

interface KnownRoute {
  method: string
  pattern: RegExp
}

/**
 * Answers what no route takes: 405 where another method would do, the page for a browser that navigates, else 404.
 * Call it before the routes are registered: it takes note of them.
 */
export function answerUnknownRoutes(app: FastifyInstance, sendPage: ((request: FastifyRequest, reply: FastifyReply) => FastifyReply) | null): void {
  const routes: KnownRoute[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (url === '*' || url.endsWith('/*')) return
    for (const one of [method].flat()) routes.push({ method: one, pattern: patternOf(url) })
  })

  app.setNotFoundHandler(async (request, reply) => {
    const path = pathOf(request.raw.url ?? '')
    const methods = [...new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))]
    if (methods.length > 0 && !methods.includes(request.method)) {
      void reply.header('allow', methods.join(', '))
      throw new ApiError({ code: 'methodNotAllowed', detail: `${request.method} is not possible here, only ${methods.join(', ')}.` })
    }
    if (sendPage !== null && isNavigation(request, path)) return sendPage(request, reply)
    throw new ApiError({ code: 'resourceNotFound', detail: `There is nothing at '${path.slice(0, 200)}'.` })
  })
}

/** Whether a browser wants a page: not the API, not a file, and it says that it takes HTML. */
function isNavigation(request: FastifyRequest, path: string): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !isApiPath(path) && !/\.\w+$/.test(path)
}

/** `/tasks/:id` or `/tasks/:id(\\d+)` as an expression for paths. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
  return new RegExp(`^${parts.join('/')}/?$`)
}
