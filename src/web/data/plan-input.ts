import type { MoveInput, MovePlan, PlanPerson, PlanTask } from '#contract/move-plan.ts'
import { effortMinutes, skillOf } from '#contract/task-effort.ts'
import { relatedId, type Task } from '#contract/task.ts'
import type { WorkWindow } from '#web/lib/work-windows.ts'
import type { BoardPerson } from './team-board.ts'

/** What a plan depends on, whatever the rule. */
type PlanInput = Omit<MoveInput, 'rule'>

/** The choices of a plan, without the tasks, the people and the rule. */
export type PlanChoices = Omit<PlanInput, 'tasks' | 'people'> & {
  /** When the plan was made (ISO); null for a plan without a date, which holds whatever changed. */
  at: string | null
}

/**
 * The columns of a plan: the board's, but that what is overdue is work of today, as it counts against today's capacity.
 */
export function planWindows(windows: readonly WorkWindow[]): WorkWindow[] {
  return windows.slice(1).map((window, index) => (index === 0 ? { ...window, from: null } : window))
}

/** What the planner needs, from what is shown. Pure. */
export function toMoveInput(tasks: readonly Task[], people: readonly BoardPerson[], windows: readonly WorkWindow[], spokeLast: ReadonlyMap<number, number>, { at, ...choices }: PlanChoices): PlanInput {
  const columns = planWindows(windows)
  const made = at === null ? Infinity : Date.parse(at)
  const planTasks = tasks.map((task): PlanTask => ({
    id: task.id,
    ownerId: relatedId(task, 'owner') ?? 0,
    accountId: relatedId(task, 'account'),
    spokeLastId: spokeLast.get(relatedId(task, 'prospect') ?? 0) ?? null,
    day: columnOf(task, columns),
    minutes: effortMinutes(task.attributes),
    skill: skillOf(task.attributes),
    obstacle: obstacleOf(task, made),
  }))
  const known = new Set(people.map(({ id }) => id))
  const others = [...new Set([...planTasks.map(({ ownerId }) => ownerId), ...choices.receiverIds])].filter((id) => !known.has(id))
  const everyone = [...people.map((person) => planPerson(person, columns.length)), ...others.map((id) => stranger(id, columns.length))]
  return { ...choices, tasks: planTasks, people: everyone }
}

function planPerson({ id, isLocked, teams, settings, cells }: BoardPerson, columns: number): PlanPerson {
  const [overdue, today, ...rest] = cells
  const first = { count: (overdue?.count ?? 0) + (today?.count ?? 0), minutes: (overdue?.minutes ?? 0) + (today?.minutes ?? 0), capacity: today?.capacity ?? null }
  const merged = [first, ...rest].slice(0, columns)
  return { id, isLocked, teams, skills: settings.skills, load: merged.map(({ count, minutes }) => ({ count, minutes })), capacity: merged.map(({ capacity }) => capacity) }
}

/** Somebody whose load nobody told: an owner whose account is gone, or a receiver out of sight, who can't receive. */
function stranger(id: number, columns: number): PlanPerson {
  return { id, isLocked: true, teams: [], skills: null, load: Array.from({ length: columns }, () => ({ count: 0, minutes: 0 })), capacity: Array.from({ length: columns }, () => null) }
}

/** In which of a plan's columns a task is; null where it is nobody's load yet. */
export function columnOf({ attributes: { state, dueAt } }: Task, columns: readonly WorkWindow[]): number | null {
  if (state !== 'incomplete') return null
  if (dueAt === null) return columns.findIndex(({ key }) => key === 'undated')
  const due = Date.parse(dueAt)
  return columns.findIndex(({ key, from, until }) => key !== 'undated' && (from === null || due >= from) && (until === null || due < until))
}

function obstacleOf({ attributes, meta }: Task, made: number): PlanTask['obstacle'] {
  if (attributes.state === 'complete') return 'complete'
  if (meta?.canWrite === false) return 'noRight'
  return attributes.updatedAt !== null && Date.parse(attributes.updatedAt) > made ? 'changed' : null
}

/** What one rule would come to, to be held beside another. */
export interface PlanSummary {
  moves: number
  stays: number
  /** People whom it brings above what they can do on some day, and by how many tasks in all. */
  overPeople: number
  overTasks: number
  /** The most and the least minutes that a receiver ends with. */
  mostMinutes: number
  leastMinutes: number
}

/** A plan in a few numbers. */
export function summarize({ moves, stays, over, loads }: MovePlan, receiverIds: readonly number[]): PlanSummary {
  const receivers = new Set(receiverIds)
  const worse = over.filter(({ before, after }) => after > before)
  const ends = loads.filter(({ personId }) => receivers.has(personId)).map(({ after }) => after.reduce((sum, { minutes }) => sum + minutes, 0))
  return {
    moves: moves.length, stays: stays.length, overPeople: new Set(worse.map(({ personId }) => personId)).size, overTasks: worse.reduce((sum, { before, after, capacity }) => sum + after - Math.max(before, capacity), 0),
    mostMinutes: Math.max(0, ...ends), leastMinutes: ends.length === 0 ? 0 : Math.min(...ends),
  }
}
