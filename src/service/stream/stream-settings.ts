/** How the change stream behaves; tests turn it. Times in milliseconds. */
export interface StreamSettings {
  /** How often a process asks the database for news that nobody told it of. */
  pollMs: number
  /** How many events get their numbers in one transaction. */
  batchSize: number
  /** Shortest time between two such transactions, so that a burst of writers makes few of them. */
  spacingMs: number
  /** How many of the last changes a process keeps, so that its streams don't each read them from the database. */
  recentChanges: number
  /** A client that is further behind refetches: that is faster than reading it all. */
  maxGap: number
  /** A client that was away for longer refetches. */
  maxAgeMs: number
  /** Longest silence on a stream; proxies cut silent ones. */
  heartbeatMs: number
  /** How old the knowledge of who is signed in and what they may see may be when a change is sent. */
  recheckMs: number
  /** How long a client may take to read what is in the pipe. */
  stallMs: number
  /** Open streams of one session, in this process. A browser shares one among its tabs. */
  streamsPerSession: number
  /** What a client waits before it reconnects. */
  retryMs: number
}

export const defaultStreamSettings: StreamSettings = {
  pollMs: 1_000,
  batchSize: 500,
  spacingMs: 20,
  recentChanges: 2_000,
  maxGap: 5_000,
  maxAgeMs: 7 * 24 * 60 * 60 * 1000,
  heartbeatMs: 15_000,
  recheckMs: 5_000,
  stallMs: 30_000,
  streamsPerSession: 8,
  retryMs: 2_000,
}
