import type { Selectable } from 'kysely'
import type { Tasks } from '#service/db/schema.ts'

/** Columns that the rules read. Not `search`: it is derived, and as long as the note. */
export const taskColumns = [
  'id', 'action', 'autoskip_at', 'compiled_sequence_template_html', 'completed_at', 'created_at', 'due_at', 'note',
  'opportunity_association', 'scheduled_at', 'snoozed_at', 'state', 'state_changed_at', 'task_type', 'updated_at', 'account_id', 'call_id',
  'completer_id', 'creator_type', 'creator_id', 'mailing_id', 'opportunity_id', 'owner_id', 'prospect_id', 'sequence_id',
  'sequence_state_id', 'sequence_step_id', 'sequence_template_id', 'subject_type', 'subject_id', 'task_priority_id',
  'template_id', 'task_disposition_id', 'task_purpose_id', 'rev',
] as const satisfies readonly (keyof Tasks)[]

/** A task as the rules read it. */
export type TaskRow = Pick<Selectable<Tasks>, (typeof taskColumns)[number]>

/** Columns that a change may set. `state_changed_at`, `updated_at` and `rev` follow by themselves. */
export type TaskChange = Partial<Omit<TaskRow, 'id' | 'created_at' | 'rev' | 'state_changed_at' | 'updated_at'>>

/** What a task is about, as one value. */
export function subjectOf(task: Pick<TaskRow, 'subject_type' | 'subject_id'>): Subject | null {
  return task.subject_type !== null && task.subject_id !== null ? { type: task.subject_type, id: task.subject_id } : null
}

/** What a task is about. */
export interface Subject {
  type: 'prospect' | 'account' | 'opportunity'
  id: number
}
