import type { TaskActionName } from '#contract/task-actions.ts'

/** What became of a task in a run; `passed` is for one that needed nobody any more when its turn came. */
export const outcomes = ['completed', 'snoozed', 'rescheduled', 'reassigned', 'deleted', 'passed'] as const
export type Outcome = (typeof outcomes)[number]

/** Tasks that are gone through one after the other, and how far that is. Plain data: it survives a reload. */
export interface PlayRun {
  /** Every task of the run in the order of their turns. */
  order: readonly number[]
  /** Whose turn it is; null when nothing is left. */
  current: number | null
  outcomes: ReadonlyMap<number, Outcome>
  /** The log entry behind an outcome, by task: what is refused later, also after a reload, is to be done again. */
  entries: ReadonlyMap<number, string>
  /** Put off to the end in this run, and not handled since. */
  skipped: ReadonlySet<number>
}

/** A run over `ids`, beginning with `first` if it is among them. */
export function startRun(ids: readonly number[], first: number | null): PlayRun {
  const order = [...new Set(ids)]
  const current = first !== null && order.includes(first) ? first : (order[0] ?? null)
  return { order, current, outcomes: new Map(), entries: new Map(), skipped: new Set() }
}

/** Tasks that still wait for their turn, in its order, the current one among them. */
export function remainingIn({ order, outcomes: done }: PlayRun): number[] {
  return order.filter((id) => !done.has(id))
}

/** The run with tasks that came to be known later, after all others. */
export function withMore(run: PlayRun, ids: readonly number[]): PlayRun {
  const known = new Set(run.order)
  const fresh = ids.filter((id) => !known.has(id))
  if (fresh.length === 0) return run
  return { ...run, order: [...run.order, ...fresh], current: run.current ?? fresh[0] ?? null }
}

/** The run where only `ids` are still to be done: what left the list while nobody played is no longer in it. */
export function withOnly(run: PlayRun, ids: readonly number[]): PlayRun {
  const wanted = new Set(ids)
  const order = run.order.filter((id) => run.outcomes.has(id) || wanted.has(id))
  const next = withMore({ ...run, order, skipped: new Set([...run.skipped].filter((id) => wanted.has(id))) }, ids)
  return next.current !== null && next.order.includes(next.current) ? next : { ...next, current: remainingIn(next)[0] ?? null }
}

/** The run with that task handled. Where it was its turn, the next one's has come. */
export function settle(run: PlayRun, id: number, outcome: Outcome, entryId: string | null = null): PlayRun {
  if (!run.order.includes(id)) return run
  const entries = new Map(run.entries)
  if (entryId === null) entries.delete(id)
  else entries.set(id, entryId)
  const next = { ...run, entries, outcomes: new Map(run.outcomes).set(id, outcome), skipped: without(run.skipped, id) }
  return run.current === id ? { ...next, current: after(next, id) } : next
}

/** The current task to the end, and on to the next. One that is handled already, and only looked at, stays where it is. */
export function skip(run: PlayRun): PlayRun {
  const { current, order } = run
  if (current === null) return run
  if (run.outcomes.has(current)) return { ...run, current: after(run, current) }
  const moved = { ...run, order: [...order.filter((id) => id !== current), current], skipped: new Set(run.skipped).add(current) }
  // Its place is another's now: whoever came after it is next.
  const follower = order.slice(order.indexOf(current) + 1).find((id) => !run.outcomes.has(id))
  return { ...moved, current: follower ?? remainingIn(moved)[0] ?? null }
}

/** Back to `id`: to look at it, or to do it anew after taking back what was done. */
export function goTo(run: PlayRun, id: number): PlayRun {
  return run.order.includes(id) ? { ...run, current: id } : run
}

/** The run with what was done on `id` taken back, or refused: it is to be done again, in its place. It is its turn where `isNext` says so, or where nothing else is left. */
export function reopen(run: PlayRun, id: number, isNext: boolean): PlayRun {
  if (!run.outcomes.has(id)) return run
  const [done, entries] = [new Map(run.outcomes), new Map(run.entries)]
  done.delete(id)
  entries.delete(id)
  return { ...run, outcomes: done, entries, current: isNext ? id : (run.current ?? id) }
}

/** Whether every task that is left was skipped, so that the person may want to stop here. */
export function isOnlySkippedLeft(run: PlayRun): boolean {
  const left = remainingIn(run)
  return left.length > 0 && left.every((id) => run.skipped.has(id))
}

/** How many were handled by the person; what was passed over took none of their time. */
export function handledIn({ outcomes: done }: PlayRun): number {
  return [...done.values()].filter((outcome) => outcome !== 'passed').length
}

const byAction: Partial<Record<string, Outcome>> = {
  markComplete: 'completed', advance: 'completed', logMeetInPerson: 'completed', snooze: 'snoozed', reschedule: 'rescheduled',
  reassignOwner: 'reassigned', delete: 'deleted',
} satisfies Partial<Record<TaskActionName | 'delete', Outcome>>

/** What an action makes of a task in a run; null for one that leaves it to be done. */
export function outcomeOf(actionName: string): Outcome | null {
  return byAction[actionName] ?? null
}

/** The next in order that isn't handled, from the beginning again where the end is reached. */
function after({ order, outcomes: done }: PlayRun, id: number): number | null {
  const at = order.indexOf(id)
  return [...order.slice(at + 1), ...order.slice(0, at)].find((one) => !done.has(one)) ?? null
}

function without(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const rest = new Set(ids)
  rest.delete(id)
  return rest
}
