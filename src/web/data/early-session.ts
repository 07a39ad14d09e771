import { sessionSchema, type Session } from '#contract/session.ts'
import { request } from './request.ts'

/** How long the page waits for the service to say who this is. */
const longestSessionMs = 10_000

/** Set from signing out until the service knows of it: the session's cookie is the service's alone to take away. */
export const leavingKey = 'daysheet.leaving'

/** Who is signed in, or who can be picked. Rejects with `RequestFailure`, or with the caller's abort. */
export function readSession(signal?: AbortSignal): Promise<Session> {
  return request('/session', { schema: sessionSchema, signal, timeoutMs: longestSessionMs })
}

let early: Promise<Session> | null = null

/** Asks before the page's other code runs, whose requests it would otherwise stand behind. Not where the service must first hear of a sign-out. */
export function askEarly(): void {
  try {
    if (globalThis.localStorage?.getItem(leavingKey) === 'yes') return
  } catch {
    // Storage is closed to us, and the page must open to say what that means.
  }
  early = readSession()
  // Whoever takes it hears of it.
  early.catch(() => {})
}

/** The answer that was asked for early, once; null where it wasn't. */
export function takeEarly(): Promise<Session> | null {
  const taken = early
  early = null
  return taken
}
