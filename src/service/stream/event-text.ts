import type { StreamMessage } from '#contract/change-stream.ts'

/** A message as `text/event-stream`. JSON holds no bare line break, so one `data:` line is enough. */
export function toEventText({ event, data }: StreamMessage): string {
  // `end` has no number of its own: the client's place stays what it was.
  const id = 'seq' in data ? `id: ${data.seq}\n` : ''
  return `${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

/** Tells the client how long to wait before it reconnects, and opens the stream: headers are sent with the first bytes. */
export function toRetryText(ms: number): string {
  return `retry: ${ms}\n\n`
}

/** A comment, which clients ignore and proxies take as life. */
export const heartbeatText = ':\n\n'
