import { relatedId, type Task } from '#contract/task.ts'
import type { LogEntry } from './log-entry.ts'
import type { NoticeField, RefusedValue } from './notices.ts'
import type { PendingAction } from './pending-log.ts'
import { ruleRefusal } from './prepare-action.ts'
import { included } from './related.ts'
import { isNotFound, RequestFailure } from './request-failure.ts'
import type { UntoldNotice } from './tell-notice.ts'
import { taskName } from './task-name.ts'
import { sameValue, targetsOf, valueOf, type ValueName } from './task-values.ts'
import type { Changer } from './who-changed.ts'

/** What was to happen to a task, as it would be told. */
export const pastVerbs: Record<LogEntry['action']['name'], string> = {
  advance: 'advanced',
  delete: 'deleted',
  deliver: 'delivered',
  logMeetInPerson: 'logged',
  markComplete: 'completed',
  reassignOwner: 'reassigned',
  reschedule: 'rescheduled',
  snooze: 'snoozed',
  restore: 'put back',
  update: 'changed',
  updateNote: 'given a new note',
  updateOpportunityAssociation: 'given another opportunity rule',
}

/**
 * What to tell about a refused action, given the truth that was read after the refusal. Where somebody else already
 * reached the goal it is said so, quietly and by name (`changer`, where it isn't a completion); a retry stands only where it could help.
 */
export function refusalNotice(entry: PendingAction, error: unknown, truth: Task | undefined, changer?: string | null): UntoldNotice {
  const name = taskName(truth, entry.taskId)
  const notice = { id: entry.id, groupId: entry.groupId, taskId: entry.taskId, taskName: name, canRetry: false }
  const isGone = entry.action.name === 'delete' && isNotFound(error)
  if (isGone || (truth && goalIsMet(entry.action, truth))) {
    const isCompletion = truth !== undefined && !isGone && targetsOf(entry.action) === null
    const by = isCompletion ? included(truth, 'completer')?.attributes.name : changer
    const verb = isCompletion ? pastVerbs.markComplete : pastVerbs[entry.action.name]
    const wasSkipped = isCompletion && relatedId(truth, 'completer') === null && isPast(truth.attributes.autoskipAt)
    return { ...notice, kind: 'alreadyDone', message: wasSkipped ? `${name} was skipped: its time ran out.` : `${name} was already ${verb}${by ? ` by ${by}` : ''}.` }
  }
  const status = error instanceof RequestFailure ? error.status : null
  const reason = isNotFound(error) ? 'It was deleted meanwhile, or went where you don’t see it.' : error instanceof Error ? error.message : 'The service refused it.'
  const message = `${name} was not ${pastVerbs[entry.action.name]}. ${reason}`
  const refused = refusedValue(entry.action, error)
  const isPossible = entry.action.name !== 'restore' && truth !== undefined && ruleRefusal(truth, entry.action) === null
  const canHelp = status !== 403 && status !== 404 && isPossible
  // Where the task can still be opened, what was typed waits in its field.
  const unsaved = (truth === undefined || isNotFound(error)) && entry.action.name === 'updateNote' ? entry.action.params.note : ''
  return { ...notice, kind: 'refused', message, ...(canHelp && refused && { refused }), ...(unsaved !== '' && { unsaved }), canRetry: canHelp }
}

/** What to tell about an action, or about taking one back, that somebody else's values stand against. */
export function clashNotice({ id, groupId, taskId, action }: LogEntry, truth: Task, fields: readonly NoticeField[], changer: Changer | null): UntoldNotice {
  const name = taskName(truth, taskId)
  const when = action.name === 'restore' ? 'again since' : 'meanwhile'
  const message = `${name} was not ${pastVerbs[action.name]}: ${changer?.by ?? 'somebody'} changed it ${when}.`
  return { id, groupId, taskId, kind: 'conflict', taskName: name, message, fields, by: changer?.by ?? null, at: changer?.at ?? null, canRetry: false }
}

/** The value that a 422 is about, where it names one that the action carried. */
function refusedValue({ name, params }: LogEntry['action'], error: unknown): RefusedValue | null {
  for (const { detail, source } of error instanceof RequestFailure && error.status === 422 ? error.errors : []) {
    const parameter = /^actionParams\[(\w+)\]$/.exec(source?.parameter ?? '')?.[1] ?? memberName(source?.pointer)
    const value: unknown = parameter === undefined ? undefined : Object.entries(params).find(([key]) => key === parameter)?.[1]
    if (parameter !== undefined && (typeof value === 'string' || typeof value === 'number')) return { action: name, parameter, value, message: detail }
  }
  return null
}

/** A PATCH names what it refuses by its place in the document; a relationship's value is its id. */
function memberName(pointer: string | undefined): string | undefined {
  const [, members, name] = /^\/data\/(attributes|relationships)\/(\w+)$/.exec(pointer ?? '') ?? []
  return members === 'relationships' ? `${name}Id` : name
}

const isPast = (instant: string | null) => instant !== null && Date.parse(instant) <= Date.now()

/** Whether the task already is as the action wanted it. */
function goalIsMet(action: LogEntry['action'], task: Task): boolean {
  const targets = targetsOf(action)
  if (targets === null) return action.name !== 'deliver' && action.name !== 'delete' && task.attributes.state === 'complete'
  const names = Object.keys(targets) as ValueName[]
  return names.every((name) => sameValue(name, valueOf(task, name), targets[name]))
}
