import type { Page } from '@playwright/test'

/** What a row showed since it was watched: each value once in a row, 'gone' where there was no row; and how many frames were painted meanwhile. */
export interface WatchedFrames {
  frames: number
  /** By task; a mark begins another list. */
  seen: Record<number, string[][]>
}

declare global {
  interface Window {
    frameWatch?: { frames: number; seen: Record<number, string[][]>; look(): void }
  }
}

/** Watches the rows of these tasks at every painted frame and at every change of the document between two frames. */
export async function watchFrames(page: Page, ids: readonly number[]): Promise<void> {
  await page.evaluate((ids) => {
    const valueOf = (id: number) => {
      const row = document.querySelector<HTMLElement>(`[data-task="${id}"]`)
      const text = (column: string) => row?.querySelector(`[data-col="${column}"]`)?.textContent ?? ''
      return row === null ? 'gone' : [row.dataset.state, text('due'), text('owner')].join(' | ')
    }
    const watch = {
      frames: 0,
      seen: Object.fromEntries(ids.map((id) => [id, [[valueOf(id)]]])),
      look() {
        for (const id of ids) {
          const list = watch.seen[id]!.at(-1)!
          const value = valueOf(id)
          if (list.at(-1) !== value) list.push(value)
        }
      },
    }
    const frame = () => {
      if (window.frameWatch !== watch) return
      watch.frames += 1
      watch.look()
      requestAnimationFrame(frame)
    }
    window.frameWatch = watch
    new MutationObserver(() => watch.look()).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    requestAnimationFrame(frame)
  }, ids)
}

/** From here on the task is to show something else than what it was just set to. */
export async function markFrames(page: Page, id: number): Promise<void> {
  await page.evaluate((id) => {
    const lists = window.frameWatch?.seen[id]
    lists?.push([lists.at(-1)!.at(-1)!])
  }, id)
}

/** What was seen so far. */
export async function watchedFrames(page: Page): Promise<WatchedFrames> {
  return page.evaluate(() => ({ frames: window.frameWatch!.frames, seen: window.frameWatch!.seen }))
}

/** The values that came back after another had taken their place: none, if nothing ever jumps back. */
export function revertedIn(lists: readonly (readonly string[])[]): string[] {
  return lists.flatMap((list) => list.filter((value, index) => list.indexOf(value) < index))
}
