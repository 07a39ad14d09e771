/** Runs `task` when nothing else is to do; soon after, in a browser that can't tell. */
export function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 2000 })
  else setTimeout(task, 500)
}
