import { isSequenceStepTask } from '#contract/task-rules.ts'
import { recordEvent } from './record-event.ts'
import { isAtStep, lockSequenceState, setSequenceState } from './sequence-state.ts'
import { taskChanges, type Changes } from './task-changes.ts'
import type { TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/**
 * Deletes a locked task; its history stays. A sequence that waited for it is paused, since nobody will move it on, and a mail
 * that was to go out for it goes back to being a draft.
 */
export async function deleteTask(context: WriteContext, task: TaskRow): Promise<void> {
  const changes: Changes = { ...taskChanges(task, {}), ...(await pauseSequence(context, task)) }
  await context.trx
    .updateTable('mailings')
    .set({ state: 'drafted', scheduled_at: null, updated_at: context.now })
    .where('task_id', '=', task.id)
    .where('state', '=', 'scheduled')
    .execute()
  await recordEvent(context, { taskId: task.id, rev: task.rev + 1, action: 'delete', changes })
  await context.trx.deleteFrom('tasks').where('id', '=', task.id).execute()
}

async function pauseSequence(context: WriteContext, task: TaskRow): Promise<Changes> {
  if (task.state === 'complete' || !isSequenceStepTask(task.task_type)) return {}
  const state = await lockSequenceState(context, task)
  if (state === null || !isAtStep(state, task)) return {}
  await setSequenceState(context, state, { state: 'paused', pause_reason: 'task_deleted' })
  return { 'sequenceState.state': [state.state, 'paused'] }
}
