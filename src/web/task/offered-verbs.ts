import { actionRefusal, isSequenceStepTask } from '#contract/task-rules.ts'
import type { TaskActionName } from '#contract/task-actions.ts'
import type { VisibleTask } from '#web/data/visible-task.ts'

/** Everything that can be done with a task, as a menu offers it. `taskPriority` is set by an update, the rest is an action of its own. */
export type TaskVerb = TaskActionName | 'finishNoReply' | 'finishReplied' | 'taskPriority' | 'edit' | 'delete'

/** One entry of a task's menu. */
export interface OfferedVerb {
  verb: TaskVerb
  label: string
  /** Why it won't work; null where it will. */
  refusal: string | null
}

const labels: Record<TaskVerb, string> = {
  markComplete: 'Complete',
  finishReplied: 'Complete: replied',
  finishNoReply: 'Complete: no reply',
  advance: 'Advance the sequence',
  deliver: 'Send the mail',
  logMeetInPerson: 'Log the meeting',
  snooze: 'Snooze',
  reschedule: 'Reschedule',
  reassignOwner: 'Reassign',
  taskPriority: 'Priority',
  updateNote: 'Note',
  updateOpportunityAssociation: 'Opportunity',
  edit: 'Edit',
  delete: 'Delete',
}

/** Those that a task's kind may make pointless: they are left out of its menus, not only refused. */
const offeredOnly: Partial<Record<TaskVerb, (task: VisibleTask['task']) => boolean>> = {
  advance: ({ attributes }) => isSequenceStepTask(attributes.taskType),
  finishReplied: ({ attributes }) => isSequenceStepTask(attributes.taskType),
  finishNoReply: ({ attributes }) => isSequenceStepTask(attributes.taskType),
  deliver: (task) => actionRefusal({ ...task, attributes: { ...task.attributes, state: 'incomplete' } }, 'deliver') === null,
  logMeetInPerson: ({ attributes }) => attributes.action === 'in_person',
}

/** The verbs of a task in the order of a menu, each with the reason where it won't work. Pure. */
export function offeredVerbs(visible: VisibleTask): readonly OfferedVerb[] {
  return (Object.keys(labels) as TaskVerb[])
    .filter((verb) => offeredOnly[verb]?.(visible.task) ?? true)
    .map((verb) => ({ verb, label: labels[verb], refusal: verbRefusal(visible, verb) }))
}

/** Why a verb won't work on a task as it is shown: what the task doesn't allow, then what the person may not. Null where it works. */
export function verbRefusal({ task, deletion }: Pick<VisibleTask, 'task' | 'deletion'>, verb: TaskVerb): string | null {
  if (deletion !== null) return 'The task is deleted.'
  if (verb === 'delete') return (task.meta?.canDelete ?? task.meta?.canWrite) === false ? 'You can see this task, but it isn’t yours to delete.' : null
  return ruleOf(task, verb) ?? (task.meta?.canWrite === false ? 'You can see this task, but it isn’t yours to change.' : null)
}

function ruleOf(task: VisibleTask['task'], verb: Exclude<TaskVerb, 'delete'>): string | null {
  switch (verb) {
    case 'taskPriority':
    case 'edit':
      return null
    case 'finishReplied':
    case 'finishNoReply':
      return actionRefusal(task, 'markComplete') ?? (isSequenceStepTask(task.attributes.taskType) ? null : 'Only a task made by a sequence step ends a sequence.')
    default:
      return actionRefusal(task, verb)
  }
}
