import type { MovePlan } from '#contract/move-plan.ts'

type PersonChange = MovePlan['loads'][number]

/**
 * The people whom a plan touches, in the order in which somebody has to look at them: who ends over capacity by it, the worst
 * first, then whose load changes most, then by name. Pure.
 */
export function loadOrder({ loads, over, moves }: MovePlan, receiverIds: readonly number[], nameOf: (id: number) => string): PersonChange[] {
  const touched = new Set([...receiverIds, ...moves.flatMap(({ fromId, toId }) => [fromId, toId])])
  const tooMuch = new Map<number, number>()
  for (const { personId, before, after, capacity } of over) if (after > before) tooMuch.set(personId, (tooMuch.get(personId) ?? 0) + after - Math.max(before, capacity))
  return loads
    .filter(({ personId }) => touched.has(personId))
    .map((load) => ({ load, tooMuch: tooMuch.get(load.personId) ?? 0, change: Math.abs(totalCount(load.after) - totalCount(load.before)), name: nameOf(load.personId) }))
    .sort((a, b) => b.tooMuch - a.tooMuch || b.change - a.change || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.load.personId - b.load.personId))
    .map(({ load }) => load)
}

/** The tasks of all days together. */
export function totalCount(days: readonly { count: number }[]): number {
  return days.reduce((sum, { count }) => sum + count, 0)
}
