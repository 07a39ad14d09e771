import * as z from 'zod/mini'
import { taskDraftSchema, type TaskDraft } from '#contract/task-draft.ts'
import type { DraftValues } from './draft-storage.ts'

/** A form's values as `POST /tasks` takes them; null where they aren't a task yet. What is empty is left out. */
export function newTaskDocument(values: DraftValues): TaskDraft | null {
  const { action, autoskipAt, dueAt, note, opportunityAssociation, ownerId, subject, taskPriorityId } = values
  const draft = z.safeParse(taskDraftSchema, {
    data: {
      type: 'task',
      attributes: {
        action,
        ...(dueAt !== null && { dueAt }),
        ...(autoskipAt !== null && { autoskipAt }),
        ...(note.trim() !== '' && { note: note.trim() }),
        ...(opportunityAssociation !== null && { opportunityAssociation }),
      },
      relationships: {
        ...(ownerId !== null && { owner: { data: { type: 'user', id: ownerId } } }),
        ...(subject !== null && { subject: { data: { type: subject.type, id: subject.id } } }),
        ...(taskPriorityId !== null && { taskPriority: { data: { type: 'taskPriority', id: taskPriorityId } } }),
      },
    },
  })
  return draft.success ? draft.data : null
}
