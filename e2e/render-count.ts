import type { Page } from '@playwright/test'

interface Fiber {
  flags: number
  child: Fiber | null
  sibling: Fiber | null
  alternate: Fiber | null
  type: unknown
  memoizedProps: Record<string, unknown> | null
}

declare global {
  interface Window {
    renderedRows?: number[]
    __REACT_DEVTOOLS_GLOBAL_HOOK__?: unknown
  }
}

/**
 * Counts which rows render, in the built page as people get it: React tells whoever stands where its developer tools would
 * of each commit, and marks what did work in it. A row is a component that was given a task's `id` and its `columns`. Call it
 * before the page loads.
 */
export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    /** React's own flag for a component whose function ran in this commit. */
    const performedWork = 1
    const rendered = (next: Fiber): void => {
      const { memoizedProps: props } = next
      if (typeof next.type === 'function' && (next.flags & performedWork) !== 0 && typeof props?.['id'] === 'number' && Array.isArray(props['columns'])) {
        window.renderedRows?.push(props['id'])
      }
      // The same children as before the commit: nothing below was looked at, and its flags are of an older one.
      if (next.alternate !== null && next.child === next.alternate.child) return
      for (let child = next.child; child !== null; child = child.sibling) rendered(child)
    }
    window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => rendered(root.current),
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
    }
  })
}

/** The tasks whose rows rendered while `work` went on and until its changes are painted, each once for each time. */
export async function rowsRenderedBy(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    window.renderedRows = []
  })
  await work()
  return page.evaluate(
    () => new Promise<number[]>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.renderedRows ?? [])))),
  )
}
