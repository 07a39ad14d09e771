import type { Insertable } from 'kysely'
import type { Tasks } from '#service/db/schema.ts'
import { recordEvent } from './record-event.ts'
import { taskChanges } from './task-changes.ts'
import { taskColumns, type TaskRow } from './task-row.ts'
import type { WriteContext } from './write-context.ts'

type NewTask = Omit<Insertable<Tasks>, 'id' | 'created_at' | 'updated_at' | 'rev' | 'import_key'>

/** Inserts a task and the first entry of its history. */
export async function insertTask(context: WriteContext, values: NewTask): Promise<TaskRow> {
  const task = await insertTaskOnce(context, { ...values, import_key: null })
  if (task === null) throw new Error('a task without an import key cannot be there already')
  return task
}

/** The same for a row of an import; null if an earlier import made it. */
export async function insertTaskOnce(context: WriteContext, values: NewTask & { import_key: string | null }): Promise<TaskRow | null> {
  const task = await context.trx
    .insertInto('tasks')
    .values({ ...values, created_at: context.now, updated_at: context.now })
    .onConflict((conflict) => conflict.column('import_key').doNothing())
    .returning(taskColumns)
    .executeTakeFirst()
  if (task === undefined) return null
  await recordEvent(context, { taskId: task.id, rev: task.rev, action: 'create', changes: taskChanges({}, task) })
  return task
}
