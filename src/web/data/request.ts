import * as z from 'zod/mini'
import { errorDocumentSchema, gatewayErrorSchema, type ErrorObject } from '#contract/errors.ts'
import { mediaType } from '#contract/json-api.ts'
import { noteBudget } from './request-budget.ts'
import { RequestFailure } from './request-failure.ts'
import { retryAfterMs } from './retry-after.ts'
import { noteServerTime } from './server-clock.ts'

interface RequestOptions<Schema extends z.ZodMiniType> {
  /** Reads the answer's body; `z.void()` for answers without one. */
  schema: Schema
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  headers?: Readonly<Record<string, string>>
  signal?: AbortSignal | undefined
  timeoutMs?: number
}

const defaultTimeoutMs = 30_000

/**
 * One request to our own origin. Resolves with the parsed answer, throws `RequestFailure`, or rethrows the caller's abort.
 * `path` starts with one slash: a full address, or `//host`, is a mistake and never leaves the page.
 */
export async function request<Schema extends z.ZodMiniType>(path: string, options: RequestOptions<Schema>): Promise<z.infer<Schema>> {
  if (!/^\/(?![/\\])/.test(path)) throw new Error(`Not a path of our own: ${path}`)
  const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  try {
    const response = await fetch(path, {
      method: options.method ?? 'GET',
      headers: {
        Accept: mediaType,
        ...(options.body !== undefined && { 'Content-Type': mediaType }),
        ...options.headers,
      },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      credentials: 'same-origin',
      redirect: 'error',
      signal,
    })
    noteServerTime(response.headers.get('Date'), Date.now())
    noteBudget(response.headers, Date.now())
    return await readAnswer(response, options.schema)
  } catch (error) {
    if (error instanceof RequestFailure) throw error
    if (options.signal?.aborted) throw options.signal.reason
    throw new RequestFailure({ kind: timeout.aborted ? 'timeout' : 'network', status: null, errors: [], retryAfterMs: null, cause: error })
  }
}

async function readAnswer<Schema extends z.ZodMiniType>(response: Response, schema: Schema): Promise<z.infer<Schema>> {
  const body = readJson(await response.text())
  if (!response.ok) {
    throw new RequestFailure({
      kind: 'http',
      status: response.status,
      errors: readErrors(body, response.status),
      retryAfterMs: retryAfterMs(response.headers.get('Retry-After'), Date.now()),
    })
  }
  const parsed = z.safeParse(schema, body)
  if (parsed.success) return parsed.data
  throw new RequestFailure({ kind: 'unreadable', status: response.status, errors: [], retryAfterMs: null, cause: parsed.error })
}

/** Undefined for an empty body; null for one that isn't JSON, such as a gateway's page, which must not pass for an empty answer. */
function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return null
  }
}

/** The errors of an error document, or of what Outreach's gateway answers in its place; none where the body is neither. */
function readErrors(body: unknown, status: number): ErrorObject[] {
  const document = z.safeParse(errorDocumentSchema, body)
  if (document.success) return document.data.errors
  const gateway = z.safeParse(gatewayErrorSchema, body)
  if (!gateway.success) return []
  const { error, description } = gateway.data
  return [{ id: error, title: `HTTP ${status}`, detail: description ?? error }]
}
