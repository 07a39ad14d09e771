import type { ErrorObject } from '#contract/errors.ts'

/**
 * How a request failed: no answer came (`network`, `timeout`), the service said no (`http`), or it answered well
 * but with something that isn't the contract (`unreadable`, such as a captive portal's page).
 */
export type FailureKind = 'network' | 'timeout' | 'http' | 'unreadable'

interface FailureDetails {
  kind: FailureKind
  /** The HTTP status, or null where no answer came. */
  status: number | null
  errors: readonly ErrorObject[]
  retryAfterMs: number | null
  cause?: unknown
}

/** The one error that requests throw, besides the caller's own abort. */
export class RequestFailure extends Error {
  readonly kind: FailureKind
  readonly status: number | null
  readonly errors: readonly ErrorObject[]
  readonly retryAfterMs: number | null

  constructor({ kind, status, errors, retryAfterMs, cause }: FailureDetails) {
    super(errors.map((error) => error.detail).join(' ') || plainWords(kind, status), { cause })
    this.name = 'RequestFailure'
    this.kind = kind
    this.status = status
    this.errors = errors
    this.retryAfterMs = retryAfterMs
  }
}

/**
 * Whether the service may or may not have carried out the request: asking again, with the same key, is the only way to
 * know. Every other failure is a refusal.
 */
export function isUnknownOutcome(error: unknown): boolean {
  if (!(error instanceof RequestFailure)) return false
  if (error.kind !== 'http') return true
  const status = error.status ?? 0
  return status >= 500 || status === 408 || status === 425 || status === 429
}

/** Whether no connection came about: worth another try as soon as the browser is online again. */
export function hasNoConnection(error: unknown): boolean {
  return error instanceof RequestFailure && error.kind === 'network'
}

/** Whether the session is over. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof RequestFailure && error.status === 401
}

/** Whether what was asked for isn't there, or isn't for this person's eyes. */
export function isNotFound(error: unknown): boolean {
  return error instanceof RequestFailure && error.status === 404
}

function plainWords(kind: FailureKind, status: number | null): string {
  switch (kind) {
    case 'network':
      return 'The service could not be reached.'
    case 'timeout':
      return 'The service took too long to answer.'
    case 'unreadable':
      return 'The service gave an answer that could not be read.'
    case 'http':
      return status !== null && status >= 500 ? 'The service is in trouble just now.' : `The service refused the request (${status}).`
  }
}
