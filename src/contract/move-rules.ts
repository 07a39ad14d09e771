import type { Seat } from './move-ledger.ts'
import type { MoveRule } from './move-plan.ts'
import type { MoveUnit } from './move-units.ts'

/** Picks one of the unit's fitting receivers, of which there is at least one. */
type Chooser = (unit: MoveUnit) => Seat

/** How good a receiver is for a unit: the smaller the better, the first that differs decides. */
type Score = (seat: Seat, unit: MoveUnit) => number

/** Room on a day that nobody counts: far more than any counted day has, and less with each task there. */
const roomWithoutLimit = 1_000_000

const given: Score = (seat) => seat.given
const minutes: Score = (seat) => seat.minutes

/** How many tasks more than can be done the unit would bring. */
const overflow: Score = ({ person, days: has }, { days }) => {
  let sum = 0
  for (const { day, count } of days) {
    const capacity = person.capacity[day] ?? roomWithoutLimit
    const before = has[day]?.count ?? 0
    sum += Math.max(0, before + count - capacity) - Math.max(0, before - capacity)
  }
  return sum
}

const lackOfRoom: Score = ({ person, days: has }, { days }) => {
  let sum = 0
  for (const { day } of days) sum += (has[day]?.count ?? 0) - (person.capacity[day] ?? roomWithoutLimit)
  return sum
}

/** Where all else is equal a task stays with who has it. */
const isOther: Score = ({ person }, { tasks }) => (tasks.some(({ ownerId }) => ownerId === person.id) ? 0 : 1)

/** The rules, by name. Of equals the first by id is taken. */
export const choosers: Readonly<Record<MoveRule, Chooser>> = {
  even: best(given, isOther, minutes),
  capacity: best(overflow, lackOfRoom, given, isOther),
  effort: best(minutes, given, isOther),
}

function best(first: Score, ...others: readonly Score[]): Chooser {
  return (unit) => {
    let winner = unit.fitting[0] as Seat
    let least = first(winner, unit)
    for (const seat of unit.fitting) {
      const score = first(seat, unit)
      if (seat === winner || score > least) continue
      if (score < least || isBetter(others, unit, seat, winner)) [winner, least] = [seat, score]
    }
    return winner
  }
}

function isBetter(scores: readonly Score[], unit: MoveUnit, one: Seat, other: Seat): boolean {
  for (const score of scores) {
    const difference = score(one, unit) - score(other, unit)
    if (difference !== 0) return difference < 0
  }
  return false
}
