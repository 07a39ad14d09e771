import { createSignals } from './signals.ts'

const signals = createSignals<never>()
let count = 0

/** How many new tasks the service doesn't have yet. What sends them is fetched later than what tells of them. */
export const unsentNewTasks = {
  count: () => count,
  subscribe: signals.subscribe,
  set(next: number): void {
    if (next === count) return
    count = next
    signals.emit([])
  },
}
