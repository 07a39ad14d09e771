import type { Seat } from './move-ledger.ts'
import type { MoveInput, PlanTask } from './move-plan.ts'

/** Tasks that go to one person together: an account's, or one alone. */
export interface MoveUnit {
  tasks: readonly PlanTask[]
  /** How many of them are work of which day. */
  days: readonly { day: number; count: number }[]
  /** Receivers whom all of its tasks suit, by id. */
  fitting: readonly Seat[]
}

interface PinnedUnit extends MoveUnit {
  toId: number
}

/** The tasks by how it is decided who gets them. */
export interface MoveUnits {
  pinned: readonly PinnedUnit[]
  /** With who spoke to the prospect last. */
  preferred: readonly (MoveUnit & { seat: Seat })[]
  /** For the rule, the largest first: what is small then fills the gaps. */
  free: readonly MoveUnit[]
  /** Whether any receiver's account is open. */
  hasOpenReceiver: boolean
}

/** Groups `tasks`, which are ordered by id. */
export function makeUnits(tasks: readonly PlanTask[], seats: readonly Seat[], input: MoveInput): MoveUnits {
  const { pins, keepAccounts, keepProspects, receiverIds } = input
  const wanted = new Set(receiverIds)
  const receivers = seats.filter(({ person }) => wanted.has(person.id) && !person.isLocked)
  const fittingFor = fitFinder(receivers, seats, input)
  const pinned: PinnedUnit[] = []
  const groups = new Map<string, PlanTask[]>()
  for (const task of tasks) {
    const pin = pins.tasks[task.id] ?? (task.accountId === null ? undefined : pins.accounts[task.accountId])
    if (pin !== undefined) pinned.push({ ...unitOf([task], []), toId: pin })
    else add(groups, keepAccounts && task.accountId !== null ? `account ${task.accountId}` : `task ${task.id}`, task)
  }
  const preferred: (MoveUnit & { seat: Seat })[] = []
  const free: MoveUnit[] = []
  for (const group of groups.values()) {
    const unit = unitOf(group, fittingFor(group))
    const seat = keepProspects ? lastSpeaker(unit) : null
    if (seat === null) free.push(unit)
    else preferred.push({ ...unit, seat })
  }
  // Ids break ties; the sort keeps the order of equals, which is that of ids already.
  free.sort((a, b) => b.tasks.length - a.tasks.length || firstDay(a) - firstDay(b))
  return { pinned, preferred, free, hasOpenReceiver: receivers.length > 0 }
}

function unitOf(tasks: readonly PlanTask[], fitting: readonly Seat[]): MoveUnit {
  const days = new Map<number, number>()
  for (const { day } of tasks) if (day !== null) days.set(day, (days.get(day) ?? 0) + 1)
  return { tasks, days: [...days].map(([day, count]) => ({ day, count })), fitting }
}

/** The fitting receiver who was last to speak for most of the unit; of several the first by id. */
function lastSpeaker({ tasks, fitting }: MoveUnit): Seat | null {
  const votes = new Map<number, number>()
  for (const { spokeLastId } of tasks) if (spokeLastId !== null) votes.set(spokeLastId, (votes.get(spokeLastId) ?? 0) + 1)
  let best: Seat | null = null
  let most = 0
  for (const seat of votes.size > 0 ? fitting : []) {
    const count = votes.get(seat.person.id) ?? 0
    if (count > most) [best, most] = [seat, count]
  }
  return best
}

/** Finds the receivers whom a group suits; groups of one kind share the answer. */
function fitFinder(receivers: readonly Seat[], seats: readonly Seat[], { sameTeam, bySkill }: MoveInput) {
  const teamsOf = new Map(seats.map(({ person }) => [person.id, new Set(person.teams)]))
  const known = new Map<string, readonly Seat[]>()
  return (tasks: readonly PlanTask[]): readonly Seat[] => {
    const owners = sameTeam ? [...new Set(tasks.map(({ ownerId }) => ownerId))].sort((a, b) => a - b) : []
    const skills = bySkill ? [...new Set(tasks.map(({ skill }) => skill))].sort() : []
    const key = `${owners.join()} ${skills.join()}`
    const fits = known.get(key)
    if (fits) return fits
    const found = receivers
      .filter(({ person }) => owners.every((owner) => owner === person.id || person.teams.some((team) => teamsOf.get(owner)?.has(team))))
      .filter(({ person }) => skills.every((skill) => person.skills?.includes(skill) ?? true))
    known.set(key, found)
    return found
  }
}

function firstDay({ days }: MoveUnit): number {
  return days.reduce((first, { day }) => Math.min(first, day), Infinity)
}

function add(groups: Map<string, PlanTask[]>, key: string, task: PlanTask): void {
  const group = groups.get(key)
  if (group) group.push(task)
  else groups.set(key, [task])
}
