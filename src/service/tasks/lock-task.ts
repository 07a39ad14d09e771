import type { Transaction } from 'kysely'
import { ApiError, notFound } from '#contract/errors.ts'
import type { Database } from '#service/db/schema.ts'
import { visibleTasks } from '#service/resources/task-scope.ts'
import { canWrite, type Principal } from '#service/users/principal.ts'
import { taskColumns, type TaskRow } from './task-row.ts'

/**
 * Reads a task and holds its row until the transaction ends, so that what is decided from it stays true. Every writer locks
 * its task first, and only then that task's sequence state and mailing, so that no two wait for each other. What the person may not see is a 404, what they may not change a 403.
 */
export async function lockTask(trx: Transaction<Database>, principal: Principal, id: number): Promise<TaskRow> {
  let query = trx.selectFrom('tasks').select(taskColumns).where('id', '=', id).forUpdate()
  const visible = visibleTasks(principal, 'tasks')
  if (visible !== null) query = query.where(visible)
  const task = await query.executeTakeFirst()
  if (task === undefined) throw notFound('task', id)
  if (!canWrite(principal, task.owner_id)) {
    throw new ApiError({ code: 'unauthorizedRequest', detail: 'Only its owner, a manager of their team or an admin may change this task.' })
  }
  return task
}
