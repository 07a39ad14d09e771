import { isSequenceStepTask } from '#contract/task-rules.ts'
import type { completionActions } from '#contract/task-actions.ts'
import { changeTask } from './change-task.ts'
import { leaveStep } from './leave-step.ts'
import type { Changes } from './task-changes.ts'
import type { TaskChange, TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/** How a task is completed. */
export interface Completion {
  /** The history's word for it. */
  action: string
  completerId: number | null
  completionNote?: string | undefined
  completionAction?: (typeof completionActions)[number] | undefined
  /** What else the action sets. */
  set?: TaskChange
  /** What else the history is to tell. */
  beside?: Changes
}

/**
 * Completes a locked, open task, leaves its note on the prospect, and lets its sequence go on: to the next step, or to its
 * end. A task that no sequence step made has no sequence to move, whatever `completionAction` says.
 */
export async function completeTask(context: WriteContext, task: TaskRow, completion: Completion): Promise<TaskRow> {
  const { action, completerId, completionNote, completionAction, set, beside } = completion
  if (completionNote) await noteOnProspect(context, task, completionNote)
  const sequence = isSequenceStepTask(task.task_type) ? await leaveStep(context, task, completionAction) : null
  return changeTask(context, task, {
    action,
    set: { ...set, state: 'complete', completed_at: context.now, completer_id: completerId, compiled_sequence_template_html: null },
    beside: {
      ...beside,
      ...(completionNote && { completionNote: [null, completionNote] as [unknown, unknown] }),
      ...(completionAction && { completionAction: [null, completionAction] as [unknown, unknown] }),
      ...sequence,
    },
  })
}

async function noteOnProspect({ trx, actor, now }: WriteContext, task: TaskRow, body: string): Promise<void> {
  if (task.prospect_id === null) return
  await trx
    .insertInto('prospect_notes')
    .values({ prospect_id: task.prospect_id, task_id: task.id, author_id: actor.id, body, created_at: now })
    .execute()
}
