import type { VisibleTask } from '#web/data/visible-task.ts'
import { offeredVerbs, type OfferedVerb } from '#web/task/offered-verbs.ts'

/** The verbs that any of `tasks` offers, each refused only where it works on none. Pure. */
export function offeredToAll(tasks: readonly VisibleTask[]): readonly OfferedVerb[] {
  const [first = [], ...others] = tasks.map((visible) => offeredVerbs(visible))
  const found = new Map(first.map((offer) => [offer.verb, offer]))
  for (const offer of others.flat()) {
    const known = found.get(offer.verb)
    if (known === undefined || (known.refusal !== null && offer.refusal === null)) found.set(offer.verb, offer)
  }
  return [...found.values()]
}
