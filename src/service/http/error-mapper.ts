import { ApiError, errorCodes, type ErrorCode } from '#contract/errors.ts'
import { isDatabaseBusy, isDatabaseGone, isUnstorableText } from '#service/db/database-errors.ts'

/** Any thrown value as the contract's error; null means a fault of ours, answered as a plain 500. */
export function toApiError(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error
  if (isDatabaseGone(error)) return unavailable('The database does not answer. Nothing was changed; try again shortly.', 5, error)
  if (isDatabaseBusy(error)) return unavailable('The database is too busy. Nothing was changed; try again shortly.', 1, error)
  if (isUnstorableText(error)) return new ApiError({ code: 'badRequest', detail: 'The request holds a character that text cannot hold.' }, { cause: error })
  return fromFramework(error)
}

/** The document for a fault of ours. It tells the request id, which the log has too, and nothing else. */
export function internalError(requestId: string): ApiError {
  return new ApiError({ code: 'internalServerError', detail: `Something went wrong on our side. Request id: ${requestId}.` })
}

function unavailable(detail: string, retryAfter: number, cause: unknown): ApiError {
  return new ApiError({ code: 'scheduledServerMaintenance', detail }, { retryAfter, cause })
}

/** What fastify itself refuses: it marks these with a client status. */
function fromFramework(error: unknown): ApiError | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null
  const { statusCode } = error
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode > 499) return null
  const code = Object.entries(errorCodes).find(([, { status }]) => status === statusCode)?.[0] as ErrorCode | undefined
  return new ApiError({ code: code ?? 'badRequest', detail: details[code ?? ''] ?? messageOf(error) }, { cause: error })
}

const details: Record<string, string | undefined> = {
  unsupportedMediaType: 'The body must be sent as application/vnd.api+json.',
  payloadTooLarge: 'The body is too large.',
  uriTooLong: 'A part of the address is too long.',
}

function messageOf(error: object): string {
  return 'message' in error && typeof error.message === 'string' ? error.message : 'The request cannot be read.'
}
