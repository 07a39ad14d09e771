import type { Subject } from './task-row.ts'

/** What a writer may set on a task, read and checked for itself; whether the ids name something is the transaction's to say. */
export interface TaskPatch {
  action?: string
  autoskipAt?: Date | null
  dueAt?: Date | null
  note?: string | null
  opportunityAssociation?: string | null
  ownerId?: number
  subject?: Subject | null
  taskPriorityId?: number | null
  taskDispositionId?: number | null
  taskPurposeId?: number | null
}

/** A task to be made. */
export interface TaskDraft extends TaskPatch {
  action: string
  /** Names the row of an import, so that importing a file twice makes nothing twice. */
  importKey?: string
}
