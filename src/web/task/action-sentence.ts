import { relatedResource } from '#web/data/related.ts'
import type { TaskValues } from '#web/data/log-entry.ts'
import type { PendingAction } from '#web/data/pending-log.ts'
import { dueText, type DateSetting } from '#web/lib/due-text.ts'

/** What an action did, for the ear, for a toast and for the list of recent actions. `what`: a task's name, or "12 tasks". */
export function actionSentence(action: PendingAction['action'], what: string, setting: DateSetting): string {
  switch (action.name) {
    case 'markComplete':
      return `Completed ${what}.`
    case 'advance':
      return `Advanced ${what}.`
    case 'deliver':
      return `Sent off the mail of ${what}.`
    case 'logMeetInPerson':
      return `Logged the meeting of ${what}.`
    case 'snooze':
      return `Snoozed ${what}${until(action.params.dueAt, setting)}.`
    case 'reschedule':
      return `Moved ${what}${until(action.params.dueAt, setting)}.`
    case 'reassignOwner':
      return `Handed ${what} to ${relatedResource('user', action.params.ownerId)?.attributes.name ?? 'somebody else'}.`
    case 'updateNote':
      return `Changed the note of ${what}.`
    case 'updateOpportunityAssociation':
      return `Changed the opportunity’s rule of ${what}.`
    case 'update':
      return updateSentence(action.params, what, setting)
    case 'delete':
      return `Deleted ${what}.`
    case 'restore':
      return `Put ${what} back.`
  }
}

/** Where one field was set, which; else that something was. */
function updateSentence(values: TaskValues, what: string, setting: DateSetting): string {
  const [field, ...others] = Object.keys(values)
  if (others.length > 0) return `Changed ${what}.`
  if (field === 'taskPriorityId') {
    const name = values.taskPriorityId == null ? undefined : relatedResource('taskPriority', values.taskPriorityId)?.attributes.name
    if (values.taskPriorityId === null) return `Took the priority off ${what}.`
    return name === undefined ? `Changed the priority of ${what}.` : `Set the priority of ${what} to ${name}.`
  }
  if (field === 'dueAt') return values.dueAt == null ? `Took the due date off ${what}.` : `Moved ${what}${until(values.dueAt, setting)}.`
  return field === 'note' ? `Changed the note of ${what}.` : `Changed ${what}.`
}

/** What a bulk did. Its actions are of one kind, but may each have another target. `name`: of the task, where it is only one. */
export function bulkSentence(actions: readonly PendingAction['action'][], setting: DateSetting, name: string | null = null): string {
  const [first] = actions
  if (first === undefined) return ''
  const what = name ?? `${actions.length.toLocaleString()} tasks`
  const owners = new Set(actions.map((action) => (action.name === 'reassignOwner' ? action.params.ownerId : 0)))
  if (owners.size > 1) return `Handed ${what} to ${owners.size} people.`
  const isSnooze = first.name === 'snooze'
  const times = new Set(actions.map((action) => (action.name === 'snooze' || action.name === 'reschedule' ? action.params.dueAt : null)))
  return times.size > 1 ? `${isSnooze ? 'Snoozed' : 'Moved'} ${what}, each to its own time.` : actionSentence(first, what, setting)
}

/** What asks for an action: "Complete". */
export function actionVerb(name: PendingAction['action']['name'] | undefined): string {
  return name === 'markComplete' ? 'Complete' : name === 'advance' ? 'Advance' : name === 'deliver' ? 'Send the mail of' : name === 'logMeetInPerson' ? 'Log' : name === 'delete' ? 'Delete' : 'Change'
}

/** The same, taken back: "Undone: completed Dana Li." */
export function undoneSentence(action: PendingAction['action'], what: string, setting: DateSetting): string {
  const did = actionSentence(action, what, setting)
  return `Undone: ${did.charAt(0).toLowerCase()}${did.slice(1)}`
}

function until(dueAt: string | undefined, setting: DateSetting): string {
  return dueAt === undefined ? '' : ` to ${dueText(dueAt, setting).text}`
}
