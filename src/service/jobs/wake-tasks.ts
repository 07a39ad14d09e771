import { changeTask } from '#service/tasks/change-task.ts'
import { compileTemplate } from '#service/tasks/compile-template.ts'
import { taskColumns } from '#service/tasks/task-row.ts'
import { inTransaction, type Job } from './due-rows.ts'
import { jobContext } from './job-dependencies.ts'

/** A pending task becomes workable at its scheduledAt. */
export const wakeTasks: Job = {
  name: 'waking',
  async findDue({ store, clock }, limit, except) {
    let query = store.db.selectFrom('tasks').select('id').where('state', '=', 'pending').where('scheduled_at', '<=', clock.now())
    if (except.length > 0) query = query.where('id', 'not in', except)
    return (await query.orderBy('scheduled_at').orderBy('id').limit(limit).execute()).map(({ id }) => id)
  },
  takeOne: (deps, id) =>
    inTransaction(deps, async (trx) => {
      const context = jobContext(deps, trx)
      const task = await trx
        .selectFrom('tasks')
        .select(taskColumns)
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .where('scheduled_at', '<=', context.now)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (task === undefined) return false
      await changeTask(context, task, {
        action: 'wake',
        set: { state: 'incomplete', compiled_sequence_template_html: await compileTemplate(context, task) },
      })
      return true
    }),
}
