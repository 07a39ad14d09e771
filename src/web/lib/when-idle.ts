/** What is for later, until the page has read what it opens with; null from then on. */
let held: (() => void)[] | null = []

/** Runs `task` when nothing else is to do; soon after, in a browser that can't tell. */
export function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 2000 })
  else setTimeout(task, 500)
}

/** Fetches by `load` what is for later: in idle time, and not before the page has read what it opens with, as it would stand in a line with that. */
export function fetchLater(load: () => void): void {
  if (held === null) whenIdle(load)
  else held.push(load)
}

/** What the page opens with was read. */
export function beginFetching(): void {
  const loads = held ?? []
  held = null
  loads.forEach(whenIdle)
}
