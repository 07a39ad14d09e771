/** How long after a failed attempt the next is made, unless the line comes back first. */
const pauseMs = 3_000

/** Fetches code until it is here. A line that breaks for a moment is no reason to put an error in place of the page. */
export async function untilHere<Code>(load: () => Promise<Code>): Promise<Code> {
  for (;;) {
    try {
      return await load()
    } catch {
      await new Promise<void>((resolve) => {
        setTimeout(resolve, pauseMs)
        globalThis.addEventListener?.('online', () => resolve(), { once: true })
      })
    }
  }
}
