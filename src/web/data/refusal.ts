import type { TaskAction, TaskActionName } from '#contract/task-actions.ts'
import { relatedId, type Task } from '#contract/task.ts'
import type { Notice } from './notices.ts'
import type { PendingAction } from './pending-log.ts'
import { included } from './related.ts'
import { RequestFailure } from './request-failure.ts'

const verbs: Record<TaskActionName, string> = {
  advance: 'advanced',
  deliver: 'delivered',
  logMeetInPerson: 'logged',
  markComplete: 'completed',
  reassignOwner: 'reassigned',
  reschedule: 'rescheduled',
  snooze: 'snoozed',
  updateNote: 'given a new note',
  updateOpportunityAssociation: 'given another opportunity rule',
}

/** What a person calls a task: whom it is about, else its first line of note, else its number. */
export function taskName(task: Task | undefined, taskId: number): string {
  const about = included(task, 'prospect')?.attributes.name || included(task, 'account')?.attributes.name
  return about || task?.attributes.note?.split('\n', 1)[0]?.slice(0, 80) || `Task ${taskId}`
}

/**
 * What to tell about a refused action, given the truth that was read after the refusal. Where somebody else already
 * reached the goal it is said so, quietly and by name; a retry stands only where it could help.
 */
export function refusalNotice(entry: PendingAction, error: unknown, truth: Task | undefined, retry: () => void): Notice {
  const name = taskName(truth, entry.taskId)
  const notice = { id: entry.id, taskId: entry.taskId, taskName: name }
  if (truth && goalIsMet(entry.action, truth)) {
    const by = included(truth, 'completer')?.attributes.name
    const who = entry.action.name === 'markComplete' && by ? ` by ${by}` : ''
    return { ...notice, kind: 'alreadyDone', message: `${name} was already ${verbs[entry.action.name]}${who}.` }
  }
  const status = error instanceof RequestFailure ? error.status : null
  const reason = error instanceof Error ? error.message : 'The service refused it.'
  const message = `${name} was not ${verbs[entry.action.name]}. ${reason}`
  return status === 403 || status === 404 ? { ...notice, kind: 'refused', message } : { ...notice, kind: 'refused', message, retry }
}

/** Whether the task already is as the action wanted it. */
function goalIsMet(action: TaskAction, task: Task): boolean {
  const { attributes } = task
  switch (action.name) {
    case 'markComplete':
    case 'advance':
    case 'logMeetInPerson':
      return attributes.state === 'complete'
    case 'reassignOwner':
      return relatedId(task, 'owner') === action.params.ownerId
    case 'snooze':
    case 'reschedule':
      return action.params.dueAt !== undefined && attributes.dueAt !== null && Date.parse(attributes.dueAt) === Date.parse(action.params.dueAt)
    case 'updateNote':
      return attributes.note === action.params.note
    case 'updateOpportunityAssociation':
      return attributes.opportunityAssociation === action.params.opportunityAssociation
    case 'deliver':
      return false
  }
}
