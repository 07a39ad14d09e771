import type { FastifyRequest } from 'fastify'
import { ApiError } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'

/**
 * JSON:API's rules for media type parameters: we know no extension, and ignore profiles. `charset=utf-8` is let through
 * on requests although JSON:API says 415: clients' HTTP libraries add it unasked, and it changes nothing.
 */
export function checkMediaTypes(request: FastifyRequest): void {
  const contentType = request.headers['content-type']
  if (contentType !== undefined && isOurs(contentType) && !parametersOf(contentType).every(isHarmless)) {
    throw new ApiError({ code: 'unsupportedMediaType', detail: `'${contentType.slice(0, 200)}' names an extension or a parameter that is not supported.`, header: 'Content-Type' })
  }
  const accepted = (request.headers.accept ?? '').split(',').filter(isOurs)
  if (accepted.length > 0 && !accepted.some((one) => parametersOf(one).every(isHarmless))) {
    throw new ApiError({ code: 'notAcceptable', detail: 'Every accepted application/vnd.api+json names an extension or a parameter that is not supported.', header: 'Accept' })
  }
}

function isOurs(type: string): boolean {
  return type.split(';')[0]?.trim().toLowerCase() === mediaType
}

function parametersOf(type: string): string[] {
  return type.split(';').slice(1).map((parameter) => parameter.trim().toLowerCase()).filter((parameter) => parameter !== '')
}

function isHarmless(parameter: string): boolean {
  return /^(?:profile=.*|q=[\d.]+|charset="?utf-8"?)$/.test(parameter)
}
