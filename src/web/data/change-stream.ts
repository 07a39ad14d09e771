import * as z from 'zod/mini'
import { changesPath, streamMessageSchemas, type Change } from '#contract/change-stream.ts'
import { createEventParser, type ServerSentEvent } from './event-parser.ts'
import { retryDelayMs } from './query-client.ts'
import { isSignedOut, RequestFailure } from './request-failure.ts'
import { retryAfterMs } from './retry-after.ts'
import type { wait } from './wait.ts'

/** The service says something at least every 15 s; a line silent for longer than this is dead. */
const longestSilenceMs = 45_000
/** Between two looks whether the person is signed in again. */
const signedOutPauseMs = 30_000

export interface ChangeStreamParts {
  /** The last `seq` that is known here; null to begin with what happens from now on. */
  after: number | null
  /** Each change once, in the order of the commits. */
  onChange: (change: Change) => void
  /** Something was missed: whatever was read before may be older. */
  onMissed: () => void
  onSignedOut: (error: unknown) => void
  fetch: typeof globalThis.fetch
  pause: typeof wait
  url?: string
}

/**
 * Follows the change stream until `signal` aborts: resumes where it was, opens it again after any failure, and waits as long
 * as the service asks. By `fetch`, since EventSource gives up for good on an answer such as 429 or 503. Never rejects.
 */
export async function followChanges(signal: AbortSignal, parts: ChangeStreamParts): Promise<void> {
  let last = parts.after
  let failures = 0
  while (!signal.aborted) {
    try {
      await readLine(signal, parts, last, take)
      failures += 1
      await parts.pause(retryDelayMs(failures, null), signal, true)
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      if (isSignedOut(error)) parts.onSignedOut(error)
      await parts.pause(isSignedOut(error) ? signedOutPauseMs : retryDelayMs(failures, error), signal, true).catch(() => {})
    }
  }

  function take(event: ServerSentEvent): void {
    const message = readMessage(event)
    if (message === null) return
    failures = 0
    if (message.kind === 'end') {
      if (message.reason === 'signedOut') throw new RequestFailure({ kind: 'http', status: 401, errors: [], retryAfterMs: null })
      return
    }
    if (message.kind === 'reset') {
      last = message.seq
      parts.onMissed()
      return
    }
    if (message.kind === 'unreadable') {
      last = message.seq ?? last
      parts.onMissed()
      return
    }
    if (last !== null && message.seq <= last) return
    const follows = last === null || message.previous === last
    last = message.seq
    if (!follows) parts.onMissed()
    if (message.change) parts.onChange(message.change)
  }
}

type Message =
  | { kind: 'end'; reason: string }
  | { kind: 'reset'; seq: number }
  | { kind: 'unreadable'; seq: number | null }
  | { kind: 'next'; seq: number; previous: number; change: Change | null }

/** Null for an event of a kind that this page doesn't know. */
function readMessage({ event, data, id }: ServerSentEvent): Message | null {
  if (!Object.hasOwn(streamMessageSchemas, event)) return null
  const name = event as keyof typeof streamMessageSchemas
  const json = readJson(data)
  if (name === 'end') return { kind: 'end', reason: read(streamMessageSchemas.end, json)?.reason ?? '' }
  const found =
    name === 'reset' ? asReset(read(streamMessageSchemas.reset, json))
    : name === 'skip' ? asNext(read(streamMessageSchemas.skip, json), null)
    : asNext(read(streamMessageSchemas.change, json), read(streamMessageSchemas.change, json))
  return found ?? { kind: 'unreadable', seq: /^\d{1,15}$/.test(id) ? Number(id) : null }
}

const asReset = (reset: { seq: number } | null): Message | null => reset && { kind: 'reset', seq: reset.seq }
const asNext = (message: { seq: number; previous: number } | null, change: Change | null): Message | null =>
  message && { kind: 'next', seq: message.seq, previous: message.previous, change }

function read<Schema extends z.ZodMiniType>(schema: Schema, json: unknown): z.infer<Schema> | null {
  const parsed = z.safeParse(schema, json)
  return parsed.success ? parsed.data : null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads one connection to its end. Rejects where it was refused, broke, or fell silent. */
async function readLine(signal: AbortSignal, parts: ChangeStreamParts, last: number | null, take: (event: ServerSentEvent) => void): Promise<void> {
  const line = new AbortController()
  const cut = () => line.abort(signal.reason)
  signal.addEventListener('abort', cut, { once: true })
  let watch = setTimeout(cut, longestSilenceMs)
  try {
    const response = await parts.fetch(parts.url ?? changesPath, {
      headers: { Accept: 'text/event-stream', ...(last !== null && { 'Last-Event-ID': String(last) }) },
      credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: line.signal,
    })
    if (!response.ok || response.body === null) {
      throw new RequestFailure({ kind: 'http', status: response.status, errors: [], retryAfterMs: retryAfterMs(response.headers.get('Retry-After'), Date.now()) })
    }
    const parse = createEventParser(take)
    const decoder = new TextDecoder()
    const reader = response.body.getReader()
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      clearTimeout(watch)
      watch = setTimeout(cut, longestSilenceMs)
      parse(decoder.decode(chunk.value, { stream: true }))
    }
  } finally {
    clearTimeout(watch)
    signal.removeEventListener('abort', cut)
    line.abort()
  }
}
