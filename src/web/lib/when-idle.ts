/** What waits until idle time begins; null once it has. */
let held: (() => void)[] | null = []

/**
 * Runs `task` when nothing else is to do; soon after, in a browser that can't tell. Nothing is idle before the page has
 * read what it opens with: code for later would stand in a line with that.
 */
export function whenIdle(task: () => void): void {
  if (held === null) schedule(task)
  else held.push(task)
}

/** From now on there is idle time. */
export function beginIdle(): void {
  const tasks = held ?? []
  held = null
  tasks.forEach(schedule)
}

function schedule(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 2000 })
  else setTimeout(task, 500)
}
