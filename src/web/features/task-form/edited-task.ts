import { relatedId, type Task } from '#contract/task.ts'
import { subjectTypes, type SubjectType } from '#contract/task-draft.ts'
import type { DraftValues } from '#web/data/draft-storage.ts'
import type { TaskValues } from '#web/data/log-entry.ts'
import { subjectOf } from '#web/data/subject-search.ts'

/** A task as its form shows it. */
export function valuesOf(task: Task): DraftValues {
  const { action, autoskipAt, dueAt, note, opportunityAssociation } = task.attributes
  return {
    action, autoskipAt, dueAt, opportunityAssociation,
    note: note ?? '',
    ownerId: relatedId(task, 'owner'),
    taskPriorityId: relatedId(task, 'taskPriority'),
    subject: subjectOfTask(task),
  }
}

/** What differs between `before` and `after`, as the absolute values to be set; null for nothing. Pure. */
export function changedValues(before: DraftValues, after: DraftValues): TaskValues | null {
  const values: TaskValues = {
    ...(after.action !== before.action && { action: after.action }),
    ...(!sameTime(after.autoskipAt, before.autoskipAt) && { autoskipAt: after.autoskipAt }),
    ...(!sameTime(after.dueAt, before.dueAt) && { dueAt: after.dueAt }),
    ...(after.note !== before.note && { note: after.note.trim() === '' ? null : after.note }),
    ...(after.opportunityAssociation !== before.opportunityAssociation && { opportunityAssociation: after.opportunityAssociation }),
    // An owner can be changed, but never taken away.
    ...(after.ownerId !== before.ownerId && after.ownerId !== null && { ownerId: after.ownerId }),
    ...(after.taskPriorityId !== before.taskPriorityId && { taskPriorityId: after.taskPriorityId }),
    ...((after.subject?.type !== before.subject?.type || after.subject?.id !== before.subject?.id) && { subject: after.subject && { type: after.subject.type, id: after.subject.id } }),
  }
  return Object.keys(values).length === 0 ? null : values
}

function sameTime(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : Date.parse(a) === Date.parse(b)
}

/** A list's answer may leave the subject out; what follows from it says it then. */
function subjectOfTask(task: Task): DraftValues['subject'] {
  const data = task.relationships['subject']?.data
  const given = data && !Array.isArray(data) && (subjectTypes as readonly string[]).includes(data.type) ? { type: data.type as SubjectType, id: data.id } : null
  const type = relatedId(task, 'prospect') !== null ? 'prospect' : 'account'
  const id = relatedId(task, type)
  const found = given ?? (id === null ? null : { type, id } as const)
  return found && { ...found, name: subjectOf(found.type, found.id)?.name ?? `${found.type} ${found.id}` }
}
