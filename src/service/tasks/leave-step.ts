import type { completionActions } from '#contract/task-actions.ts'
import { createStepTask } from './create-step-task.ts'
import { isAtStep, lockSequenceState, setSequenceState } from './sequence-state.ts'
import type { Changes } from './task-changes.ts'
import type { TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/**
 * Moves a sequence state on from the step whose task is being completed: to the next step, whose task is made, or to its end.
 * Answers what happened, for the task's history. A state that is paused or over, or stands at another step, stays as it is;
 * only finishing on purpose (`completionAction`) also ends a paused one.
 */
export async function leaveStep(
  context: WriteContext,
  task: TaskRow,
  completionAction: (typeof completionActions)[number] | undefined,
): Promise<Changes> {
  const state = await lockSequenceState(context, task)
  if (state === null) return {}
  if (completionAction !== undefined) {
    if (!['active', 'pending', 'paused'].includes(state.state)) return {}
    await setSequenceState(context, state, { state: 'finished', pause_reason: null })
    return { 'sequenceState.state': [state.state, 'finished'] }
  }
  if (!isAtStep(state, task)) return {}
  const next = await nextStep(context, task)
  if (next === undefined) {
    await setSequenceState(context, state, { state: 'finished' })
    return { 'sequenceState.state': [state.state, 'finished'] }
  }
  await setSequenceState(context, state, { state: 'active', sequence_step_id: next.id })
  await createStepTask(context, task, next)
  return {
    'sequenceState.sequenceStep': [{ type: 'sequenceStep', id: task.sequence_step_id }, { type: 'sequenceStep', id: next.id }],
  }
}

async function nextStep({ trx }: WriteContext, task: TaskRow) {
  return trx
    .selectFrom('sequence_steps as next')
    .innerJoin('sequence_steps as left', 'left.sequence_id', 'next.sequence_id')
    .selectAll('next')
    .where('left.id', '=', task.sequence_step_id)
    .whereRef('next.order', '>', 'left.order')
    .orderBy('next.order')
    .limit(1)
    .executeTakeFirst()
}
