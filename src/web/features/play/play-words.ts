import type { Outcome } from './play-run.ts'

const minuteMs = 60_000

/** A length of time in few words: "40 s", "6 min", "1 h 10 min". */
export function lengthText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(ms / minuteMs)
  if (minutes < 60) return `${minutes} min`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** So few handled tasks, or so short a time, say nothing yet about the rest. */
const fewest = 2
const shortest = 30_000

/** How long it took, how fast that is, and how long the rest will take at that pace. */
export function paceText({ elapsedMs, handled, remaining }: { elapsedMs: number; handled: number; remaining: number }): { soFar: string; rest: string | null; each: string | null } {
  const soFar = elapsedMs < minuteMs ? 'Just begun' : `${lengthText(elapsedMs)} so far`
  if (handled < fewest || elapsedMs < shortest) return { soFar, rest: null, each: null }
  const each = elapsedMs / handled
  return { soFar, rest: remaining === 0 ? null : `about ${lengthText(Math.max(minuteMs, each * remaining))} left`, each: `${lengthText(each)} each` }
}

const words: Record<Outcome, string> = {
  completed: 'completed', snoozed: 'snoozed', rescheduled: 'rescheduled', reassigned: 'handed over', deleted: 'deleted', passed: 'needed nothing any more',
}

/** What was done, most first: "12 completed", "5 snoozed". */
export function outcomeTexts(outcomes: Iterable<Outcome>): { outcome: Outcome; count: number; text: string }[] {
  const counts = new Map<Outcome, number>()
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return [...counts].map(([outcome, count]) => ({ outcome, count, text: words[outcome] })).sort((a, b) => Number(a.outcome === 'passed') - Number(b.outcome === 'passed') || b.count - a.count)
}
