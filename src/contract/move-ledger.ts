import type { PlanPerson, PlanTask } from './move-plan.ts'

/** Work of one day. */
export interface DayLoad {
  /** Tasks. */
  count: number
  /** Estimated effort. */
  minutes: number
}

/** What a person has while a plan is made. */
export interface Seat {
  readonly person: PlanPerson
  readonly days: DayLoad[]
  /** Over all days. */
  minutes: number
  /** Tasks that the plan gave them. */
  given: number
}

/** Everybody's seat, in the order of `people`. */
export function createSeats(people: readonly PlanPerson[]): Seat[] {
  return people.map((person) => ({
    person, days: person.load.map((day) => ({ ...day })), minutes: person.load.reduce((sum, day) => sum + day.minutes, 0), given: 0,
  }))
}

/** Takes a task off somebody's load, or adds it. What is work of no day is nobody's load. */
export function book(seat: Seat | undefined, { day, minutes }: PlanTask, sign: 1 | -1): void {
  const cell = day === null ? undefined : seat?.days[day]
  if (seat === undefined || cell === undefined) return
  cell.count += sign
  cell.minutes += sign * minutes
  seat.minutes += sign * minutes
}
