import type { Identifier } from '#contract/json-api.ts'
import { withoutSnooze } from '#contract/task-rules.ts'
import { relatedId, type Task } from '#contract/task.ts'
import type { LogEntry, PersonAction, TaskValues } from './log-entry.ts'

export type ValueName = keyof TaskValues

/** To-one relationships by the name of the value that holds their id, each with the type it points at. */
const related = {
  ownerId: ['owner', 'user'],
  taskDispositionId: ['taskDisposition', 'taskDisposition'],
  taskPriorityId: ['taskPriority', 'taskPriority'],
  taskPurposeId: ['taskPurpose', 'taskPurpose'],
} as const
type RelatedName = keyof typeof related

const isRelated = (name: ValueName): name is RelatedName => name in related
const instants: ReadonlySet<ValueName> = new Set(['autoskipAt', 'dueAt'])

/** What `action` sets, as far as it is known before the answer; null where the API can't take it back. */
export function targetsOf(action: LogEntry['action']): TaskValues | null {
  switch (action.name) {
    case 'reschedule':
      return { dueAt: action.params.dueAt }
    case 'snooze':
      return { dueAt: action.params.dueAt ?? null }
    case 'reassignOwner':
      return { ownerId: action.params.ownerId }
    case 'updateNote':
      return { note: action.params.note }
    case 'updateOpportunityAssociation':
      return { opportunityAssociation: action.params.opportunityAssociation }
    case 'update':
    case 'restore':
      return action.params
    default:
      return null
  }
}

/** The present values of exactly the fields that `action` changes; null where the API can't take it back. */
export function valuesBefore(task: Task, action: PersonAction): TaskValues | null {
  const targets = targetsOf(action)
  if (targets === null) return null
  const names = Object.keys(targets) as ValueName[]
  // Which priority is the urgent one only the service knows.
  if (action.name === 'snooze' && action.params.markAsUrgent) names.push('taskPriorityId')
  return Object.fromEntries(names.map((name) => [name, valueOf(task, name)]))
}

/** What an entry keeps of the copy on which the person decided what the API can't take back. */
export function copySeen(task: Task): NonNullable<LogEntry['seen']> {
  return { rev: task.meta?.rev ?? null, updatedAt: task.attributes.updatedAt, ownerId: relatedId(task, 'owner') }
}

/** One field of `task`. */
export function valueOf(task: Task, name: ValueName): string | number | Identifier | null {
  if (isRelated(name)) return relatedId(task, related[name][0])
  if (name !== 'subject') return task.attributes[name]
  const subject = task.relationships.subject?.data
  return subject && !Array.isArray(subject) ? subject : null
}

/** Whether two values of a field say the same: instants in any spelling. */
export function sameValue(name: ValueName, a: unknown, b: unknown): boolean {
  if (instants.has(name) && typeof a === 'string' && typeof b === 'string') return Date.parse(a) === Date.parse(b)
  if (name !== 'subject' || !a || !b) return a === b
  const [one, other] = [a, b] as [Identifier, Identifier]
  return one.type === other.type && one.id === other.id
}

/** What an action would refuse, setting fields is refused too: a complete task's work is done, and a sequence says whom its tasks are about. */
const workFields: readonly ValueName[] = ['action', 'autoskipAt', 'dueAt', 'ownerId']

/** Why `values` can't be set on `task`, by the rules that the service holds; null where they can. What stays as it is needs no right. */
export function updateRefusal(task: Task, values: TaskValues): string | null {
  const moves = (name: ValueName) => values[name] !== undefined && !sameValue(name, valueOf(task, name), values[name])
  if (task.attributes.state === 'complete' && workFields.some(moves)) return 'The task is already complete.'
  return relatedId(task, 'sequenceState') !== null && moves('subject') ? 'The task of a sequence is about whom the sequence is about.' : null
}

/** `task` with `values` set. Pure. */
export function withValues(task: Task, values: TaskValues): Task {
  const { attributes, relationships } = membersOf(values)
  const isMoved = values.dueAt !== undefined && !sameValue('dueAt', values.dueAt, task.attributes.dueAt)
  return {
    ...task, attributes: { ...task.attributes, ...attributes }, relationships: { ...task.relationships, ...relationships, ...aboutWhom(values.subject) },
    ...(isMoved && task.meta && { meta: withoutSnooze(task.meta) }),
  }
}

/** What is known, without the service, to follow from another subject. */
function aboutWhom(subject: Identifier | null | undefined): Task['relationships'] {
  if (subject === undefined) return {}
  return { account: { data: subject?.type === 'account' ? subject : null }, prospect: { data: subject?.type === 'prospect' ? subject : null } }
}

/** `values` as the members of a task that hold them. */
export function membersOf({ subject, ...values }: TaskValues) {
  const attributes: Record<string, string | null> = {}
  const relationships: Task['relationships'] = subject === undefined ? {} : { subject: { data: subject } }
  for (const [key, value] of Object.entries(values)) {
    // The schema is strict: its names are all there are.
    const name = key as Exclude<ValueName, 'subject'>
    if (!isRelated(name)) attributes[name] = value as string | null
    else relationships[related[name][0]] = { data: value === null ? null : { type: related[name][1], id: value as number } }
  }
  return { attributes, relationships }
}
