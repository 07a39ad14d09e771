import type { PersonLoad } from '#contract/team-load.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import { boardPeople, nothingElse, standingOf, type BoardPerson, type WhatIf } from './team-board.ts'

/** One way that things could be, in a few numbers to hold beside another. */
export interface Scenario {
  /** What is supposed: nothing, one of the suppositions, or all of them. */
  key: string
  whatIf: WhatIf
  /** Everybody as they would be then. */
  people: readonly BoardPerson[]
  drowning: number
  withRoom: number
  /** Tasks above what can be done on their day, over the days of the board; what is overdue is work of today. */
  tooMany: number
  /** People who have such a day. */
  peopleOver: number
  /** What all together could still take on, over the same days. */
  roomLeft: number
}

/** Things as they are, each supposition alone where there are several, and all of them together. Pure, and nothing is written. */
export function compareScenarios(loads: readonly PersonLoad[], windows: readonly WorkWindow[], whatIf: WhatIf): Scenario[] {
  const single: { key: string; whatIf: WhatIf }[] = [
    ...whatIf.away.map((one) => ({ key: `${one.userId}:${one.from}..${one.until}`, whatIf: { away: [one], caps: {} } })),
    ...Object.entries(whatIf.caps).map(([who, most]) => ({ key: `${who}:${most}`, whatIf: { away: [], caps: { [who]: most } } })),
  ]
  const all = [{ key: 'asItIs', whatIf: nothingElse }, ...single, ...(single.length > 1 ? [{ key: 'all', whatIf }] : [])]
  return all.map(({ key, whatIf: supposed }) => {
    const people = boardPeople(loads, windows, supposed)
    return { key, whatIf: supposed, people, ...sumUp(people) }
  })
}

/** The numbers of a scenario. */
export type ScenarioFigure = 'drowning' | 'withRoom' | 'tooMany' | 'peopleOver' | 'roomLeft'

/** Somebody who counts in a figure, with the windows of the board that make it. */
export interface ScenarioPlace {
  person: BoardPerson
  days: readonly { column: number; count: number; capacity: number }[]
}

/** Who is behind a figure, and on which days: their tasks are what it counts, or what stands in the way of more. Pure. */
export function placesBehind(people: readonly BoardPerson[], figure: ScenarioFigure): ScenarioPlace[] {
  return people.flatMap((person) => {
    const days = daysOf(person)
    const standing = standingOf(person)
    if (figure === 'drowning') return standing === 'drowning' ? [{ person, days: days.slice(0, 1) }] : []
    if (figure === 'withRoom') return standing === 'idle' ? [{ person, days: days.slice(0, 1) }] : []
    const counted = days.filter(({ count, capacity }) => (figure === 'roomLeft' ? count < capacity : count > capacity))
    return counted.length === 0 ? [] : [{ person, days: counted }]
  })
}

/** The days of somebody's board on which work is counted against what can be done; what is overdue is work of today. */
function daysOf({ cells: [overdue, ...days] }: BoardPerson): { column: number; count: number; capacity: number }[] {
  return days.flatMap(({ count, capacity }, index) => (capacity === null ? [] : [{ column: index + 1, count: count + (index === 0 ? (overdue?.count ?? 0) : 0), capacity }]))
}

function sumUp(people: readonly BoardPerson[]): Omit<Scenario, 'key' | 'whatIf' | 'people'> {
  const sums = { drowning: 0, withRoom: 0, tooMany: 0, peopleOver: 0, roomLeft: 0 }
  for (const person of people) {
    const standing = standingOf(person)
    if (standing === 'drowning') sums.drowning += 1
    if (standing === 'idle') sums.withRoom += 1
    const gaps = daysOf(person).map(({ count, capacity }) => count - capacity)
    const above = gaps.reduce((sum, gap) => sum + Math.max(0, gap), 0)
    sums.tooMany += above
    if (above > 0) sums.peopleOver += 1
    sums.roomLeft += gaps.reduce((sum, gap) => sum + Math.max(0, -gap), 0)
  }
  return sums
}
