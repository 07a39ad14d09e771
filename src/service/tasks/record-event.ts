import type { Changes } from './task-changes.ts'
import type { WriteContext } from './write-context.ts'

/** Appends one entry to a task's history, in the transaction of the change that it tells. */
export async function recordEvent(
  { trx, actor, now, requestId }: WriteContext,
  event: { taskId: number; rev: number; action: string; changes: Changes },
): Promise<void> {
  await trx
    .insertInto('task_events')
    .values({
      task_id: event.taskId, rev: event.rev, at: now, actor_type: actor.type, actor_id: actor.id,
      action: event.action, changes: JSON.stringify(event.changes), request_id: requestId,
    })
    .execute()
}
