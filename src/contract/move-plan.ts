import { book, createSeats, type DayLoad, type Seat } from './move-ledger.ts'
import { choosers } from './move-rules.ts'
import { makeUnits, type MoveUnit } from './move-units.ts'

/**
 * How work is shared out. `even`: the same number of the moved tasks each · `capacity`: to who has most room on the task's
 * day · `effort`: so that everybody's minutes, with what they have already, come out alike.
 */
export const moveRules = ['even', 'capacity', 'effort'] as const
export type MoveRule = (typeof moveRules)[number]

/** Why a task can't be moved, as seen before planning. */
export type Obstacle = 'complete' | 'noRight' | 'changed'

/** Why a task stays where it is: an obstacle, the person it would go to, or that it is with the right one already. */
export type StayReason = Obstacle | 'lockedReceiver' | 'nobodyFits' | 'alreadyTheirs'

/** A task that was picked. */
export interface PlanTask {
  id: number
  ownerId: number
  accountId: number | null
  /** Who spoke to the prospect last; null where nobody did or nobody knows. */
  spokeLastId: number | null
  /** Index of the day it is work of; null for what isn't workable yet, which is nobody's load. */
  day: number | null
  /** Estimated effort. */
  minutes: number
  /** What it asks of a person. */
  skill: string
  obstacle: Obstacle | null
}

/** Somebody who has work or may get some. */
export interface PlanPerson {
  id: number
  isLocked: boolean
  teams: readonly number[]
  /** Null for somebody who can do everything. */
  skills: readonly string[] | null
  /** The open work of each day, with the picked tasks. */
  load: readonly DayLoad[]
  /** How many tasks of each day they can do; 0 on a day off, null where nobody counts. */
  capacity: readonly (number | null)[]
}

/** Who gets what whatever the rule says, by task or account id. A task's own pin outranks its account's. */
export interface MovePins {
  tasks: Readonly<Record<number, number>>
  accounts: Readonly<Record<number, number>>
}

/** All that a plan depends on. */
export interface MoveInput {
  tasks: readonly PlanTask[]
  /** The owners of the tasks and the receivers. */
  people: readonly PlanPerson[]
  receiverIds: readonly number[]
  rule: MoveRule
  /** All of an account goes to one person. */
  keepAccounts: boolean
  /** A prospect stays with who spoke to them last, where that is a receiver. */
  keepProspects: boolean
  /** Only to somebody who shares a team with the task's owner. */
  sameTeam: boolean
  /** Only to somebody with the task's skill. */
  bySkill: boolean
  pins: MovePins
}

/** One task that changes hands, and what decided to whom. */
export interface Move {
  taskId: number
  fromId: number
  toId: number
  because: 'pin' | 'spokeLast' | 'rule'
}

/** Where a person ends above what they can do on a day. */
export interface OverCapacity {
  personId: number
  day: number
  before: number
  after: number
  capacity: number
}

/** What would happen. Lists are ordered by id, so that the same input in any order gives the same plan. */
export interface MovePlan {
  moves: readonly Move[]
  stays: readonly { taskId: number; ownerId: number; reason: StayReason }[]
  loads: readonly { personId: number; before: readonly DayLoad[]; after: readonly DayLoad[] }[]
  /** Every day on which somebody has more than they can do after the move, whether or not they had before. */
  over: readonly OverCapacity[]
}

/** Shares the picked tasks out among the receivers. Pure, and blind to the order of what it is given. */
export function planMove(input: MoveInput): MovePlan {
  const people = [...input.people].sort(byId)
  const tasks = [...input.tasks].sort(byId)
  const stays: MovePlan['stays'][number][] = []
  const moves: Move[] = []
  const seats = createSeats(people)
  const seatOf = new Map(seats.map((seat) => [seat.person.id, seat]))
  const movable = tasks.filter((task) => {
    if (task.obstacle !== null) stays.push({ taskId: task.id, ownerId: task.ownerId, reason: task.obstacle })
    return task.obstacle === null
  })
  // What is shared out is nobody's until it is somebody's: a rep may be giver and receiver in one.
  for (const task of movable) book(seatOf.get(task.ownerId), task, -1)

  const give = (unit: MoveUnit, seat: Seat, because: Move['because']) => {
    const toId = seat.person.id
    seat.given += unit.tasks.length
    for (const task of unit.tasks) {
      book(seat, task, 1)
      if (toId === task.ownerId) stays.push({ taskId: task.id, ownerId: toId, reason: 'alreadyTheirs' })
      else moves.push({ taskId: task.id, fromId: task.ownerId, toId, because })
    }
  }
  const keep = (unit: MoveUnit, reason: StayReason) => {
    for (const task of unit.tasks) {
      book(seatOf.get(task.ownerId), task, 1)
      stays.push({ taskId: task.id, ownerId: task.ownerId, reason })
    }
  }

  const units = makeUnits(movable, seats, input)
  for (const unit of units.pinned) {
    const seat = seatOf.get(unit.toId)
    if (seat === undefined) keep(unit, 'nobodyFits')
    else if (seat.person.isLocked && unit.tasks.some(({ ownerId }) => ownerId !== seat.person.id)) keep(unit, 'lockedReceiver')
    else give(unit, seat, 'pin')
  }
  for (const unit of units.preferred) give(unit, unit.seat, 'spokeLast')
  const choose = choosers[input.rule]
  for (const unit of units.free) {
    if (unit.fitting.length === 0) keep(unit, units.hasOpenReceiver ? 'nobodyFits' : 'lockedReceiver')
    else give(unit, choose(unit), 'rule')
  }

  const loads = seats.map(({ person, days }) => ({ personId: person.id, before: person.load, after: days }))
  return { moves: moves.sort(byTask), stays: stays.sort(byTask), loads, over: overCapacity(people, loads) }
}

function overCapacity(people: readonly PlanPerson[], loads: MovePlan['loads']): OverCapacity[] {
  return people.flatMap(({ id, capacity }, index) =>
    capacity.flatMap((most, day): OverCapacity[] => {
      const [before, after] = [loads[index]?.before[day]?.count ?? 0, loads[index]?.after[day]?.count ?? 0]
      return most !== null && after > most ? [{ personId: id, day, before, after, capacity: most }] : []
    }),
  )
}

function byId(a: { id: number }, b: { id: number }): number {
  return a.id - b.id
}

function byTask(a: { taskId: number }, b: { taskId: number }): number {
  return a.taskId - b.taskId
}
