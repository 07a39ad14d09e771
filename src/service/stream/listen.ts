import pg from 'pg'
import { changesChannel } from './number-events.ts'
import { pause } from './signal.ts'

const firstRetryMs = 250
const longestRetryMs = 10_000

/**
 * Calls `onNews` whenever a process says that there are new numbers, and after each (re)connect, since what was said in
 * between was not heard. Has a connection of its own beside the pool's; without it (a pooler that knows no LISTEN, a lost
 * line) news still come by polling, so failures are only retried, not told.
 */
export function listenForChanges(pool: pg.Pool, onNews: () => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let client: pg.Client | null = null
  const finished = run()

  async function run(): Promise<void> {
    for (let retryMs = firstRetryMs; !stopping.signal.aborted; retryMs = Math.min(retryMs * 2, longestRetryMs)) {
      // Where and as whom the pool connects.
      client = new pg.Client({ ...pool.options, keepAlive: true })
      const gone = new Promise<void>((resolve) => client?.once('end', resolve).once('error', () => resolve()))
      try {
        await client.connect()
        client.on('notification', onNews)
        await client.query(`listen ${changesChannel}`)
        retryMs = firstRetryMs
        onNews()
        if (!stopping.signal.aborted) await gone
      } catch {
        // Told above: polling does until the line is back.
      }
      await client.end().catch(() => undefined)
      await pause(retryMs, stopping.signal)
    }
  }

  return {
    stop: async () => {
      stopping.abort()
      await client?.end().catch(() => undefined)
      await finished
    },
  }
}
