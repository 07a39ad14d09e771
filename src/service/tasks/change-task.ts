import { recordEvent } from './record-event.ts'
import { taskChanges, type Changes } from './task-changes.ts'
import type { TaskChange, TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

/**
 * Changes a task that the transaction has locked, and writes it down: every change moves `updatedAt` and `rev`, only one of
 * `state` moves `stateChangedAt`, and neither time goes back. A request that changes nothing leaves no trace, so that
 * repeating one is harmless. `beside` tells what else the action did, such as the note it left on the prospect.
 */
export async function changeTask(
  context: WriteContext,
  task: TaskRow,
  { action, set, beside = {} }: { action: string; set: TaskChange; beside?: Changes },
): Promise<TaskRow> {
  const { trx, now } = context
  const changes = { ...taskChanges(task, { ...task, ...set }), ...beside }
  if (Object.keys(changes).length === 0) return task
  const moved = {
    ...set,
    updated_at: laterOf(task.updated_at, now),
    ...snoozeMark(action, changes, now),
    ...('state' in changes && { state_changed_at: laterOf(task.state_changed_at, now) }),
    rev: task.rev + 1,
  }
  await trx.updateTable('tasks').set(moved).where('id', '=', task.id).execute()
  await recordEvent(context, { taskId: task.id, rev: moved.rev, action, changes })
  return { ...task, ...moved }
}

/** A task is snoozed from the action of that name until its due date is set otherwise, or it is done. */
function snoozeMark(action: string, changes: Changes, now: Date): TaskChange {
  if (action === 'snooze') return { snoozed_at: now }
  return 'dueAt' in changes || changes['state']?.[1] === 'complete' ? { snoozed_at: null } : {}
}

/** The later of two times: a clock that was set back doesn't take a task with it. */
export function laterOf(before: Date | null, now: Date): Date {
  return before !== null && before > now ? before : now
}
