import type { TaskEvent } from '#contract/task-event.ts'
import { relatedResource } from '#web/data/related.ts'
import { dueText, type DateSetting } from '#web/lib/due-text.ts'

type Changes = TaskEvent['attributes']['changes']

/** Who did it, as the sentence's subject. */
export function actorName({ type, name }: TaskEvent['attributes']['actor']): string {
  if (type === 'job') return 'Daysheet'
  return name ?? 'Somebody'
}

/** What was done, as the rest of the sentence: "moved the due date to Tomorrow 9:00". Unknown actions name what changed. */
export function eventSentence({ attributes: { action, changes } }: TaskEvent, setting: DateSetting): string {
  switch (action) {
    case 'create':
      return 'created the task'
    case 'markComplete':
      return 'completed it'
    case 'advance':
      return 'advanced the sequence'
    case 'logMeetInPerson':
      return 'logged the meeting'
    case 'deliver':
      return 'sent the mail off'
    case 'delivery':
      return 'delivered the mail'
    case 'wake':
      return 'opened it for work'
    case 'autoskip':
      return 'skipped it, as its time ran out'
    case 'snooze':
      return `snoozed it${until(changes, setting)}`
    case 'reschedule':
      return `moved the due date${until(changes, setting)}`
    case 'reassignOwner':
      return handover(changes)
    case 'updateNote':
      return 'changed the note'
    case 'delete':
      return 'deleted it'
    case 'update':
      return updated(changes, setting)
    case 'updateOpportunityAssociation':
      return 'changed the opportunity’s rule'
    default:
      return `changed ${changedNames(changes)}`
  }
}

/** Where one thing was set, which. */
function updated(changes: Changes, setting: DateSetting): string {
  const [name, ...others] = Object.keys(changes)
  if (others.length > 0) return `changed ${changedNames(changes)}`
  if (name === 'taskPriority') {
    const to = nameOf('taskPriority', changes[name]?.[1])
    return to === null ? 'took the priority off' : `set the priority to ${to}`
  }
  if (name === 'dueAt') return `moved the due date${until(changes, setting)}`
  return name === 'note' ? 'changed the note' : `changed ${changedNames(changes)}`
}

function until(changes: Changes, setting: DateSetting): string {
  const to = changes['dueAt']?.[1]
  return typeof to === 'string' && !Number.isNaN(Date.parse(to)) ? ` to ${dueText(to, setting).text}` : ''
}

function handover(changes: Changes): string {
  const name = nameOf('user', changes['owner']?.[1])
  return name === null ? 'handed it over' : `handed it to ${name}`
}

function nameOf(type: 'user' | 'taskPriority', identifier: unknown): string | null {
  const id = typeof identifier === 'object' && identifier !== null && 'id' in identifier ? Number(identifier.id) : Number.NaN
  return relatedResource(type, id)?.attributes.name ?? null
}

const labels: Record<string, string> = {
  action: 'the kind of work', autoskipAt: 'when it skips itself', dueAt: 'the due date', note: 'the note', opportunity: 'the opportunity', opportunityAssociation: 'the opportunity’s rule',
  owner: 'the owner', prospect: 'the prospect', account: 'the account', subject: 'whom it is about', taskPriority: 'the priority',
}

/** At most three by name: a longer list says less, not more. */
function changedNames(changes: Changes): string {
  const names = Object.keys(changes).map((name) => labels[name] ?? name)
  if (names.length === 0) return 'it'
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and more` : names.join(', ')
}
