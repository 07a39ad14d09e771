import { completeTask } from '#service/tasks/complete-task.ts'
import { taskColumns } from '#service/tasks/task-row.ts'
import { inTransaction, type Job } from './due-rows.ts'
import { jobContext } from './job-dependencies.ts'

/** A task that nobody did until its autoskipAt becomes complete, with no completer, and its sequence goes on. */
export const skipTasks: Job = {
  name: 'auto-skip',
  async findDue({ store, clock }, limit, except) {
    let query = store.db.selectFrom('tasks').select('id').where('state', '<>', 'complete').where('autoskip_at', '<=', clock.now())
    if (except.length > 0) query = query.where('id', 'not in', except)
    return (await query.orderBy('autoskip_at').orderBy('id').limit(limit).execute()).map(({ id }) => id)
  },
  takeOne: (deps, id) =>
    inTransaction(deps, async (trx) => {
      const context = jobContext(deps, trx)
      const task = await trx
        .selectFrom('tasks')
        .select(taskColumns)
        .where('id', '=', id)
        .where('state', '<>', 'complete')
        .where('autoskip_at', '<=', context.now)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (task === undefined) return false
      await completeTask(context, task, { action: 'autoskip', completerId: null })
      return true
    }),
}
