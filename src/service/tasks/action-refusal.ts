import { invalid } from '#contract/errors.ts'
import type { TaskActionName } from '#contract/task-actions.ts'
import { actionRefusal } from '#contract/task-rules.ts'
import { isAtStep, lockSequenceState } from './sequence-state.ts'
import type { TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/** Throws the 422 for an action that the task's state or type doesn't allow: the page's rules, and what only rows can tell. */
export async function refuseAction(context: WriteContext, task: TaskRow, name: TaskActionName): Promise<void> {
  const reason = actionRefusal(asContract(task), name)
  if (reason !== null) throw invalid(reason)
  if (name !== 'advance') return
  const state = await lockSequenceState(context, task)
  if (state === null || !['active', 'pending'].includes(state.state)) throw invalid('The task belongs to no running sequence.')
  if (!isAtStep(state, task)) throw invalid('The sequence has already moved on from this task’s step.')
}

/** As much of the contract's task as its rules ask for. */
function asContract(task: TaskRow): Parameters<typeof actionRefusal>[0] {
  const toOne = (type: string, id: number | null) => ({ data: id === null ? null : { type, id } })
  return {
    attributes: { state: task.state, taskType: task.task_type, action: task.action } as Parameters<typeof actionRefusal>[0]['attributes'],
    relationships: { sequenceState: toOne('sequenceState', task.sequence_state_id), mailing: toOne('mailing', task.mailing_id) },
  }
}
