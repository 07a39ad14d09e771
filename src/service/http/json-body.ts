import type { FastifyInstance } from 'fastify'
import { ApiError, type Problem } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'

/** The deepest body of the contract has six levels. */
const deepest = 32

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads bodies of the API's media type, and refuses any other with 415. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(mediaType, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => parseJsonBody(body))
  // Clients' libraries name a type also where they send nothing; only a body can be of the wrong one.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => {
    if (body.length > 0) throw new ApiError({ code: 'unsupportedMediaType', detail: 'The body must be sent as application/vnd.api+json.', header: 'Content-Type' })
  })
}

/** A body as a value that PostgreSQL and every rule can hold. No body (an action with a Content-Type) is undefined. */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) return undefined
  const text = decode(body)
  if (depthOf(text) > deepest) throw unreadable(`The body is nested deeper than ${deepest} levels.`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw unreadable('The body is not valid JSON.')
  }
  const problems = findUnstorable(value, '')
  if (problems.length > 0) throw new ApiError(problems)
  return value
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw unreadable('The body is not valid UTF-8.')
  }
}

function unreadable(detail: string): ApiError {
  return new ApiError({ code: 'badRequest', detail, pointer: '' })
}

/** How deep brackets nest outside of strings; counted before parsing, which would build it all first. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') most = Math.max(most, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return most
}

/** Text that would not come back as it went in: NUL and halves of surrogate pairs. And `__proto__`, which is no name. */
function findUnstorable(value: unknown, pointer: string): Problem[] {
  if (typeof value === 'string') {
    if (value.includes('\0')) return [{ code: 'validationError', detail: 'Text must not hold the NUL character.', pointer }]
    if (/\p{Surrogate}/u.test(value)) return [{ code: 'validationError', detail: 'Text must not hold half of a surrogate pair.', pointer }]
    return []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (key === '__proto__') return [{ code: 'permittedParams.unknownAttribute' as const, detail: "'__proto__' is not a member.", pointer: place }]
    return findUnstorable(member, place)
  })
}
