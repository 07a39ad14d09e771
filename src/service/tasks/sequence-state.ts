import type { Selectable, Updateable } from 'kysely'
import type { SequenceStates } from '#service/db/schema.ts'
import { laterOf } from './change-task.ts'
import type { TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/** A prospect's way through a sequence, as the rules read it. */
export type SequenceState = Selectable<SequenceStates>

/** Reads the sequence state of a task, which is locked already, and holds it until the transaction ends. */
export async function lockSequenceState({ trx }: WriteContext, task: TaskRow): Promise<SequenceState | null> {
  if (task.sequence_state_id === null) return null
  const state = await trx.selectFrom('sequence_states').selectAll().where('id', '=', task.sequence_state_id).forUpdate().executeTakeFirst()
  return state ?? null
}

/** Whether the state is running and waits for just this task: one left over from an earlier step doesn't move it. */
export function isAtStep(state: SequenceState, task: TaskRow): boolean {
  return ['active', 'pending'].includes(state.state) && state.sequence_step_id === task.sequence_step_id
}

/** Sets columns of a locked state; its times move as a task's do. */
export async function setSequenceState(
  { trx, now }: WriteContext,
  before: SequenceState,
  set: Pick<Updateable<SequenceStates>, 'state' | 'pause_reason' | 'sequence_step_id'>,
): Promise<void> {
  const moved = set.state === before.state ? {} : { state_changed_at: laterOf(before.state_changed_at, now) }
  await trx
    .updateTable('sequence_states')
    .set({ ...set, ...moved, updated_at: laterOf(before.updated_at, now) })
    .where('id', '=', before.id)
    .execute()
}
