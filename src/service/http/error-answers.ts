import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, errorCodes } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { internalError, toApiError } from './error-mapper.ts'

/** Answers every thrown value with an error document. The one place that does. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
}

/** One error's answer; also for what fastify refuses before routing. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toApiError(error)
  if (known === null) request.log.error({ err: error }, 'request failed')
  else if (known.status >= 500) request.log.warn({ err: error }, 'request refused')
  return sendApiError(reply, known ?? internalError(request.id))
}

/** `frameworkErrors`: a URL that can't be decoded, a parameter that is too long. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void answerError(error, request, reply)
}

function sendApiError(reply: FastifyReply, error: ApiError): FastifyReply {
  if (error.retryAfter !== undefined) void reply.header('retry-after', String(error.retryAfter))
  if (error.status === 401) void reply.header('www-authenticate', 'Bearer')
  // Serialised here: fastify would add a charset to the media type, which JSON:API forbids.
  return reply
    .code(error.status)
    .header('content-type', mediaType)
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(error.toDocument())
}

/** Answers what Node itself can't parse, such as headers beyond its limit, with the same document over the bare socket. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const code = tooLarge ? 'requestHeaderFieldsTooLarge' : 'badRequest'
  const detail = tooLarge ? 'The address or the headers are too long.' : 'This is not an HTTP request.'
  const body = JSON.stringify(new ApiError({ code, detail }).toDocument())
  const { status, title } = errorCodes[code]
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\ncontent-type: ${mediaType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}
