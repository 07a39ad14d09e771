import type { FastifyRequest, FastifyServerOptions } from 'fastify'

/** One line of JSON a request: no headers, so no tokens, and no query, which holds what people search for. */
export function requestLogger(level: string): FastifyServerOptions['logger'] {
  return {
    level,
    serializers: {
      req: ({ method, url }: FastifyRequest) => ({ method, path: url?.split('?')[0] }),
    },
  }
}
