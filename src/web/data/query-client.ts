import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { isSignedOut, isUnknownOutcome, RequestFailure } from './request-failure.ts'

const readAttempts = 3
const longestDelayMs = 30_000

let handleSignedOut: () => void = () => {}

/** Says what to do when an answer tells that the session is over (401). Session data only; one handler. */
export function onSignedOut(handler: () => void): void {
  handleSignedOut = handler
}

/** Tells the handler, if `error` means that the session is over. */
export function noticeSignedOut(error: unknown): void {
  if (isSignedOut(error)) handleSignedOut()
}

/** Milliseconds until attempt `failures + 1`: what the service asked for, else doubling with jitter so that callers spread. */
export function retryDelayMs(failures: number, error: unknown, random: () => number = Math.random): number {
  const asked = error instanceof RequestFailure ? error.retryAfterMs : null
  const doubling = Math.min(longestDelayMs, 500 * 2 ** failures)
  const jittered = doubling * (0.5 + random() / 2)
  return asked === null ? jittered : asked + random() * 250
}

/** Whether the service asked for a longer wait than a person would look at a skeleton for. */
export function asksForPatience(error: unknown): boolean {
  return error instanceof RequestFailure && (error.retryAfterMs ?? 0) > longestDelayMs
}

/** A client with our rules: a read is repeated only where its outcome is unknown, and an answer is fresh for half a minute. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < readAttempts && isUnknownOutcome(error) && !asksForPatience(error),
        retryDelay: (failures, error) => retryDelayMs(failures, error),
        staleTime: 30_000,
      },
    },
  })
}

// The library takes a page for online until the browser says otherwise; one that opens offline would never hear it.
if (globalThis.navigator?.onLine === false) onlineManager.setOnline(false)

/** The page's own client, for `QueryClientProvider`. */
export const queryClient = createQueryClient()
