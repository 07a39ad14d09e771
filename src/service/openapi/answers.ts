import { ApiError, errorCodes, type ErrorCode, type Problem } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { ref, type ContentObject, type HeaderObject, type JsonSchema, type ReferenceObject, type ResponseObject } from './openapi-document.ts'

/** Headers that more than one answer carries. */
export const sharedHeaders: Readonly<Record<string, HeaderObject>> = {
  RateLimitLimit: { description: 'Requests that the caller may send in an hour.', schema: { type: 'integer', minimum: 0 }, example: 10_000 },
  RateLimitRemaining: { description: 'Requests left in this hour.', schema: { type: 'integer', minimum: 0 }, example: 9_999 },
  RateLimitReset: { description: 'When the hour ends, in epoch seconds.', schema: { type: 'integer', minimum: 0 }, example: 1_777_629_600 },
  IdempotencyReplayed: { description: '`true` where this is the first answer again.', schema: { type: 'string', const: 'true' }, example: 'true' },
  RetryAfter: { description: 'Seconds to wait before the next try.', schema: { type: 'integer', minimum: 0 }, example: 30 },
}

const rateLimits = {
  'X-RateLimit-Limit': ref('headers', 'RateLimitLimit'),
  'X-RateLimit-Remaining': ref('headers', 'RateLimitRemaining'),
  'X-RateLimit-Reset': ref('headers', 'RateLimitReset'),
}

/** A JSON:API body. */
export function jsonApi(schema: JsonSchema, example: unknown): ContentObject {
  return { [mediaType]: { schema, example } }
}

/** An answer that went well, with the headers that all of them carry. */
export function answer(description: string, content?: ContentObject, headers: Readonly<Record<string, HeaderObject | ReferenceObject>> = {}): ResponseObject {
  return { description, headers: { ...rateLimits, ...headers }, ...(content && { content }) }
}

interface Refusal {
  name: string
  description: string
  problems: readonly Problem[]
}

/** Every status that refuses, when it does, and what it may say. No operation has 405: it says that there is none. */
const refusals = {
  400: {
    name: 'BadRequest',
    description: 'What was sent can’t be read, or names something that isn’t there or can’t be written.',
    problems: [{ code: 'permittedParams.unknownAttribute', detail: "'state' cannot be written.", pointer: '/data/attributes/state' }],
  },
  401: { name: 'Unauthenticated', description: 'No or bad credentials.', problems: [{ code: 'unauthenticated', detail: 'Sign in, or send a valid bearer token.' }] },
  403: { name: 'Forbidden', description: 'Seen, but not this person’s to change.', problems: [{ code: 'unauthorizedRequest', detail: 'This task belongs to somebody else.' }] },
  404: { name: 'NotFound', description: 'Not there, or not for this person to see.', problems: [{ code: 'resourceNotFound', detail: "Could not find 'task' with ID '7'." }] },
  405: { name: 'MethodNotAllowed', description: 'The path takes other methods; `Allow` names them.', problems: [{ code: 'methodNotAllowed', detail: 'PUT is not possible here, only GET, HEAD, PATCH, DELETE.' }] },
  406: { name: 'NotAcceptable', description: 'Every JSON:API type in `Accept` carries parameters.', problems: [{ code: 'notAcceptable', detail: 'This is served as application/vnd.api+json, without parameters.', header: 'Accept' }] },
  412: { name: 'PreconditionFailed', description: 'The task has another `rev` than `If-Match` names.', problems: [{ code: 'preconditionFailed', detail: 'The task has changed since: its rev is 8.', header: 'If-Match' }] },
  413: { name: 'PayloadTooLarge', description: 'The body is too large.', problems: [{ code: 'payloadTooLarge', detail: 'The body is too large.' }] },
  414: { name: 'UriTooLong', description: 'A part of the address is too long.', problems: [{ code: 'uriTooLong', detail: 'A part of the address is too long.' }] },
  415: { name: 'UnsupportedMediaType', description: 'A body that isn’t in the expected media type.', problems: [{ code: 'unsupportedMediaType', detail: 'The body must be sent as application/vnd.api+json.', header: 'Content-Type' }] },
  421: { name: 'MisdirectedRequest', description: 'The service isn’t known under this host.', problems: [{ code: 'misdirectedRequest', detail: "This service does not answer as 'example.com'.", header: 'Host' }] },
  422: {
    name: 'Unprocessable',
    description: 'Understood, but a value, the task’s state or its type doesn’t allow it.',
    problems: [{ code: 'validationError', detail: 'must be an ISO-8601 date or date-time', parameter: 'filter[dueAt]' }],
  },
  429: { name: 'TooManyRequests', description: 'The hour’s budget is spent.', problems: [{ code: 'rateLimitExceeded', detail: 'The hourly budget of requests is spent.' }] },
  431: { name: 'HeadersTooLarge', description: 'The headers are too long.', problems: [{ code: 'requestHeaderFieldsTooLarge', detail: 'The address or the headers are too long.' }] },
  500: { name: 'InternalError', description: 'A fault of ours. The detail holds the request id, which the log has too.', problems: [{ code: 'internalServerError', detail: 'Something went wrong on our side. Request id: req-1.' }] },
  503: { name: 'Unavailable', description: 'The database doesn’t answer or is too busy; nothing was changed.', problems: [{ code: 'scheduledServerMaintenance', detail: 'The database does not answer. Nothing was changed; try again shortly.' }] },
} satisfies Record<number, Refusal>

export type RefusalStatus = keyof typeof refusals

/** Refusals that no request is safe from. */
const always: readonly RefusalStatus[] = [406, 414, 421, 429, 431, 500, 503]

/** Pointers at the refusals that an operation can answer with, by status. */
export function refusalsOf(...statuses: readonly RefusalStatus[]): Record<string, ReferenceObject> {
  return Object.fromEntries([...statuses, ...always].map((status) => [String(status), ref('responses', refusals[status].name)]))
}

/** The shared answers of the document: one for each status that refuses. */
export function refusalResponses(): Record<string, ResponseObject> {
  return Object.fromEntries(Object.values<Refusal>(refusals).map(({ name, description, problems }) => {
    const error = new ApiError(problems)
    const mayWait = error.status === 429 || error.status === 503
    const headers: Record<string, ReferenceObject> = mayWait ? { 'Retry-After': ref('headers', 'RetryAfter') } : {}
    return [name, answer(description, jsonApi(ref('schemas', 'ErrorDocument'), error.toDocument()), headers)]
  }))
}

/** The status under which the shared answer `name` travels. */
export function statusOf(name: string): number {
  return Number(Object.entries<Refusal>(refusals).find(([, refusal]) => refusal.name === name)?.[0])
}

/** The codes that travel under `status`. */
export function codesOf(status: number): ErrorCode[] {
  return (Object.keys(errorCodes) as ErrorCode[]).filter((code) => errorCodes[code].status === status)
}
