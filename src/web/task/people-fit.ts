import type { PickablePerson } from '#web/ui/person-picker.tsx'

/** What speaks for handing a task to somebody. */
export interface FitFacts {
  /** Overdue and due today. */
  today: number
  /** How many they can do today; null where nobody says. */
  capacity: number | null
  isSameTeam: boolean
  /** Open tasks of the task's account that they have. */
  sameAccount: number
}

/**
 * People with who fits best first: the owner's team before others, then who has the account already, then who has most room
 * today; whose load isn't known comes after, in the order given. Beside each name stands why. Pure.
 */
export function orderByFit(people: readonly PickablePerson[], facts: ReadonlyMap<number, FitFacts>, present: number | null): PickablePerson[] {
  const rank = (person: PickablePerson): readonly number[] => {
    const fact = facts.get(person.id)
    if (person.id === present) return [2]
    if (fact === undefined) return [1]
    return [0, Number(!fact.isSameTeam), fact.capacity === 0 ? 1 : 0, -Math.min(1, fact.sameAccount), fact.today - (fact.capacity ?? fact.today)]
  }
  return people
    .map((person) => ({ person: withReason(person, facts.get(person.id)), rank: rank(person) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ person }) => person)
}

function withReason(person: PickablePerson, fact: FitFacts | undefined): PickablePerson {
  if (fact === undefined) return person
  const load = fact.capacity === null ? `${fact.today} today` : fact.capacity === 0 ? 'off today' : `${fact.today} of ${fact.capacity} today`
  return { ...person, detail: [load, fact.sameAccount > 0 && `${fact.sameAccount} of this account`, person.detail].filter(Boolean).join(' · ') }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
