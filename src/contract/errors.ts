import * as z from 'zod/mini'

/** Where in the request an error sits: a JSON pointer into the body, or the name of a query parameter or header. */
const sourceSchema = z.looseObject({
  pointer: z.optional(z.string()),
  parameter: z.optional(z.string()),
  header: z.optional(z.string()),
})

/** One member of an error document. `id` is a code; Outreach sends no `status`. */
export const errorObjectSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  source: z.optional(sourceSchema),
})
export type ErrorObject = z.infer<typeof errorObjectSchema>

/** `{errors: […]}`, never empty. */
export const errorDocumentSchema = z.looseObject({ errors: z.array(errorObjectSchema).check(z.minLength(1)) })

/** What Outreach's gateway answers for bad credentials instead of an error document. */
export const gatewayErrorSchema = z.looseObject({ error: z.string(), description: z.optional(z.string()) })

/** Every error code of the contract, with the status it travels under and its title. */
export const errorCodes = {
  badRequest: { status: 400, title: 'Bad Request' },
  'permittedParams.unknownAttribute': { status: 400, title: 'Unknown Attribute' },
  'fieldsParameter.unknownResourceField': { status: 400, title: 'Unknown Resource Field' },
  unauthenticated: { status: 401, title: 'Unauthenticated' },
  unauthorizedOauthScope: { status: 403, title: 'Unauthorized OAuth Scope' },
  unauthorizedRequest: { status: 403, title: 'Unauthorized Request' },
  resourceNotFound: { status: 404, title: 'Resource Not Found' },
  methodNotAllowed: { status: 405, title: 'Method Not Allowed' },
  notAcceptable: { status: 406, title: 'Not Acceptable' },
  preconditionFailed: { status: 412, title: 'Precondition Failed' },
  payloadTooLarge: { status: 413, title: 'Payload Too Large' },
  uriTooLong: { status: 414, title: 'URI Too Long' },
  unsupportedMediaType: { status: 415, title: 'Unsupported Media Type' },
  misdirectedRequest: { status: 421, title: 'Misdirected Request' },
  validationError: { status: 422, title: 'Validation Error' },
  validationDataTooLongError: { status: 422, title: 'Validation Data Too Long Error' },
  rateLimitExceeded: { status: 429, title: 'Rate Limit Exceeded' },
  requestHeaderFieldsTooLarge: { status: 431, title: 'Request Header Fields Too Large' },
  internalServerError: { status: 500, title: 'Internal Server Error' },
  scheduledServerMaintenance: { status: 503, title: 'Scheduled Server Maintenance' },
} as const
export type ErrorCode = keyof typeof errorCodes

/** One finding, before it becomes part of an answer. */
export interface Problem {
  code: ErrorCode
  detail: string
  /** JSON pointer into the request body, such as `/data/attributes/dueAt`. */
  pointer?: string
  /** Query parameter as the client wrote it, such as `filter[dueAt]`. */
  parameter?: string
  /** Request header, such as `Idempotency-Key`. */
  header?: string
}

/**
 * The one error that rules and queries throw. It carries all findings; the answer's status is that of the first
 * whose class is the lowest (a 400 outranks a 422: what cannot be read cannot be judged).
 */
export class ApiError extends Error {
  readonly problems: readonly Problem[]
  /** Seconds for `Retry-After`, where the status asks for one. */
  readonly retryAfter: number | undefined

  constructor(problems: Problem | readonly Problem[], options: { retryAfter?: number; cause?: unknown } = {}) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem]
    super(list.map((problem) => problem.detail).join(' '), { cause: options.cause })
    this.name = 'ApiError'
    this.problems = list
    this.retryAfter = options.retryAfter
  }

  /** HTTP status of the answer. */
  get status(): number {
    return Math.min(...this.problems.map((problem) => errorCodes[problem.code].status))
  }

  /** The JSON:API error document. */
  toDocument(): { errors: ErrorObject[] } {
    return { errors: this.problems.map(toErrorObject) }
  }
}

function toErrorObject({ code, detail, pointer, parameter, header }: Problem): ErrorObject {
  const source = { ...(pointer !== undefined && { pointer }), ...(parameter !== undefined && { parameter }), ...(header !== undefined && { header }) }
  return { id: code, title: errorCodes[code].title, detail, ...(Object.keys(source).length > 0 && { source }) }
}

/** 404 in the contract's words; also the answer for what the person may not see. */
export function notFound(type: string, id: number | string): ApiError {
  return new ApiError({ code: 'resourceNotFound', detail: `Could not find '${type}' with ID '${id}'.` })
}

/** 422 that names a place. */
export function invalid(detail: string, place: Pick<Problem, 'pointer' | 'parameter' | 'header'> = {}): ApiError {
  return new ApiError({ code: 'validationError', detail, ...place })
}
