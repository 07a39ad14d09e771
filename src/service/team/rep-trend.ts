import { sql } from 'kysely'
import { notFound } from '#contract/errors.ts'
import type { TrendDay } from '#contract/rep-trend.ts'
import type { Queryable } from '#service/db/store.ts'
import { visibleOwners, visibleTasks } from '#service/resources/task-scope.ts'
import type { Principal } from '#service/users/principal.ts'

const hourMs = 3_600_000

interface TrendTask {
  created: number
  due: number | null
  /** Null while it is open. */
  ended: number | null
  /** Whether a person ended it; else its time ran out. */
  isDone: boolean
}

/** What became of a person's tasks in each window; 404 for whom the asker doesn't see. */
export async function readTrend(db: Queryable, principal: Principal, userId: number, bounds: readonly number[]): Promise<TrendDay[]> {
  const [from, until] = [bounds[0] ?? 0, bounds.at(-1) ?? 0]
  let person = db.selectFrom('users as u').select('u.id').where('u.id', '=', userId)
  const isVisible = visibleOwners(principal)
  if (isVisible !== null) person = person.where(isVisible)
  if ((await person.executeTakeFirst()) === undefined) throw notFound('user', userId)
  const mine = sql`t.owner_id = ${userId}::bigint and ${visibleTasks(principal) ?? sql`true`}`
  const ms = (column: string) => sql`(extract(epoch from ${sql.raw(column)}) * 1000)::float8`
  const tasks = await sql<TrendTask>`
    select ${ms('t.created_at')} as created, ${ms('t.due_at')} as due, ${ms('t.state_changed_at')} as ended, t.completer_id is not null as "isDone"
    from tasks t where ${mine} and t.state = 'complete' and coalesce(t.state_changed_at, 'infinity'::timestamptz) >= ${new Date(from)}
    union all
    select ${ms('t.created_at')}, ${ms('t.due_at')}, null, false
    from tasks t where ${mine} and t.state = 'incomplete' and coalesce(t.due_at, 'infinity'::timestamptz) < ${new Date(until)}`.execute(db)
  const snoozes = await sql<{ at: number }>`
    select ${ms('at')} as at from task_events where owner_id = ${userId}::bigint and action = 'snooze' and at >= ${new Date(from)} and at < ${new Date(until)}`.execute(db)
  return trendDays(tasks.rows, snoozes.rows.map(({ at }) => at), bounds)
}

/** The numbers of each window. Pure. */
export function trendDays(tasks: readonly TrendTask[], snoozes: readonly number[], bounds: readonly number[]): TrendDay[] {
  return bounds.slice(1).map((end, index) => {
    const start = bounds[index] ?? end
    const ended = tasks.filter((task) => task.ended !== null && task.ended >= start && task.ended < end)
    const done = ended.filter(({ isDone }) => isDone)
    const overdue = tasks.filter((task) => task.due !== null && task.due < end && task.created < end && (task.ended === null || task.ended >= end))
    return {
      done: done.length,
      skipped: ended.length - done.length,
      snoozed: snoozes.filter((at) => at >= start && at < end).length,
      overdue: overdue.length,
      overdueAgeHours: median(overdue.map(({ due }) => (end - (due ?? end)) / hourMs)),
      lateHours: median(done.flatMap(({ due, ended: at }) => (due === null || at === null ? [] : [(at - due) / hourMs]))),
    }
  })
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0]
  return Math.round(((low + high) / 2) * 10) / 10
}
