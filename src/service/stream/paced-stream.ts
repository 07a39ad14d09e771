import { Readable } from 'node:stream'

/** Bytes that wait in the pipe before the source is asked for no more. */
const highWaterMark = 32 * 1024

/**
 * `source` as a stream that its reader paces, and which ends if the reader stops taking: after `stallMs` with a full pipe
 * `onStall` is called, once.
 */
export function pacedStream(source: AsyncGenerator<string, void, void>, stallMs: number, onStall: () => void): Readable {
  let offeredAt: number | null = null
  const watch = setInterval(() => {
    if (offeredAt === null || performance.now() - offeredAt < stallMs) return
    clearInterval(watch)
    onStall()
  }, Math.max(10, stallMs / 4))
  watch.unref()

  async function* offered() {
    try {
      for await (const text of source) {
        // Readable asks for the next text once there is room for it.
        offeredAt = performance.now()
        yield Buffer.from(text)
        offeredAt = null
      }
    } finally {
      clearInterval(watch)
    }
  }
  return Readable.from(offered(), { objectMode: false, highWaterMark })
}
