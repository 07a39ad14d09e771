import { invalid } from '#contract/errors.ts'
import type { PageRequest } from '#contract/list-query.ts'
import { taskHistoryPath, type TaskEvent, type TaskHistory } from '#contract/task-event.ts'
import type { Queryable } from '#service/db/store.ts'
import { visibleTasks } from '#service/resources/task-scope.ts'
import type { Principal } from '#service/users/principal.ts'

interface HistoryRequest {
  db: Queryable
  principal: Principal
  publicOrigin: string
  id: number
  page: Pick<Extract<PageRequest, { kind: 'cursor' }>, 'size' | 'after'>
}

/** A page of a task's history, newest first; null where the task isn't there or not theirs to see. */
export async function readTaskHistory({ db, principal, publicOrigin, id, page }: HistoryRequest): Promise<TaskHistory | null> {
  const before = page.after === undefined ? null : readCursor(page.after)
  let task = db.selectFrom('tasks').select('id').where('id', '=', id)
  const visible = visibleTasks(principal, 'tasks')
  if (visible !== null) task = task.where(visible)
  if ((await task.executeTakeFirst()) === undefined) return null
  let events = db
    .selectFrom('task_events as e')
    .leftJoin('users as u', (join) => join.onRef('u.id', '=', 'e.actor_id').on('e.actor_type', 'in', ['user', 'import']))
    .select(['e.id', 'e.rev', 'e.at', 'e.action', 'e.changes', 'e.actor_type', 'e.actor_id', 'u.name as actor_name'])
    .where('e.task_id', '=', id)
    .orderBy('e.rev', 'desc')
    .limit(page.size + 1)
  if (before !== null) events = events.where('e.rev', '<', before)
  const rows = await events.execute()
  const shown = rows.slice(0, page.size)
  const oldest = shown.at(-1)
  const base = `${publicOrigin}${taskHistoryPath(id)}?${encodeURIComponent('page[size]')}=${page.size}`
  return {
    data: shown.map((row): TaskEvent => ({
      type: 'taskEvent',
      id: row.id,
      attributes: {
        action: row.action, at: row.at.toISOString(), rev: row.rev,
        actor: { type: row.actor_type, id: row.actor_id, name: row.actor_name }, changes: row.changes,
      },
    })),
    links: {
      first: base,
      ...(rows.length > page.size && oldest && { next: `${base}&${encodeURIComponent('page[after]')}=${writeCursor(oldest.rev)}` }),
    },
  }
}

function writeCursor(rev: number): string {
  return Buffer.from(`rev${rev}`).toString('base64url')
}

function readCursor(text: string): number {
  const rev = /^rev(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString())?.[1]
  if (rev === undefined) throw invalid('The cursor is not one that this service gave.', { parameter: 'page[after]' })
  return Number(rev)
}
