import { sql, type Selectable } from 'kysely'
import * as z from 'zod/mini'
import { ApiError, invalid, notFound } from '#contract/errors.ts'
import { changedDaysOff, mostDaysOff, repSettingsPatchSchema, usualSettings, type RepSettings, type RepSettingsPatch } from '#contract/rep-settings.ts'
import type { Database } from '#service/db/schema.ts'
import type { Queryable } from '#service/db/store.ts'
import { visibleOwners } from '#service/resources/task-scope.ts'
import { canManage, type Principal } from '#service/users/principal.ts'
import { bodyProblem } from './body-problem.ts'

/** The settings in the contract's names; where nothing was said, the usual ones in the person's own zone. */
export function settingsOf(row: Selectable<Database['rep_settings']> | null, userZone: string | null): RepSettings {
  if (row === null) return { ...usualSettings, timeZone: userZone ?? 'UTC' }
  return {
    tasksPerDay: row.tasks_per_day, workFrom: row.work_from, workUntil: row.work_until, workDays: row.work_days, timeZone: row.time_zone, daysOff: row.days_off, skills: row.skills,
  }
}

/** Reads a `PATCH`'s body, or says all that is wrong with it. */
export function readSettingsPatch(body: unknown, userId: number): RepSettingsPatch {
  const read = z.safeParse(repSettingsPatchSchema, body)
  if (!read.success) throw new ApiError(read.error.issues.map(bodyProblem))
  const { id, attributes } = read.data.data
  if (id !== userId) throw invalid('The id must be the one in the path.', { pointer: '/data/id' })
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
}

/** Changes somebody's settings, where `principal` manages them: 404 for whom they don't see, 403 for whom they only see. */
export async function changeSettings(trx: Queryable, principal: Principal, userId: number, patch: RepSettingsPatch, now: Date): Promise<RepSettings> {
  // What two change at once must both stay.
  await trx.selectFrom('users').select('id').where('id', '=', userId).forNoKeyUpdate().execute()
  let query = trx.selectFrom('users as u').leftJoin('rep_settings as s', 's.user_id', 'u.id').selectAll('s').select('u.time_zone as user_zone').where('u.id', '=', userId)
  const visible = visibleOwners(principal)
  if (visible !== null) query = query.where(visible)
  const found = await query.executeTakeFirst()
  if (found === undefined) throw notFound('user', userId)
  if (!canManage(principal, userId)) throw new ApiError({ code: 'unauthorizedRequest', detail: 'Only a manager of their team or an admin may change how much somebody works.' })
  const { user_zone: userZone, ...row } = found
  const before = settingsOf(row.user_id === null ? null : (row as Selectable<Database['rep_settings']>), await knownZone(trx, userZone))
  const { addDaysOff, removeDaysOff, ...whole } = patch
  const daysOff = changedDaysOff(whole.daysOff ?? before.daysOff, { addDaysOff, removeDaysOff })
  if (daysOff.length > mostDaysOff) throw invalid(`No more than ${mostDaysOff} days off can be kept.`, { pointer: '/data/attributes/addDaysOff' })
  const next = { ...before, ...whole, daysOff, workDays: [...new Set(patch.workDays ?? before.workDays)].sort() }
  if (patch.timeZone !== undefined && (await knownZone(trx, patch.timeZone)) === null) throw invalid('must be an IANA time zone', { pointer: '/data/attributes/timeZone' })
  const values = {
    tasks_per_day: next.tasksPerDay, work_from: next.workFrom, work_until: next.workUntil, work_days: JSON.stringify(next.workDays), time_zone: next.timeZone,
    days_off: JSON.stringify([...next.daysOff].sort((a, b) => (a.from < b.from ? -1 : 1))), skills: next.skills === null ? null : JSON.stringify(next.skills), updated_at: now, updated_by: principal.userId,
  }
  await trx.insertInto('rep_settings').values({ user_id: userId, ...values }).onConflict((conflict) => conflict.column('user_id').doUpdateSet(values)).execute()
  return { ...next, daysOff: JSON.parse(values.days_off) as RepSettings['daysOff'] }
}

/** `zone`, where both the database and Node know it: later reads must not fail on it. */
async function knownZone(db: Queryable, zone: string | null): Promise<string | null> {
  if (zone === null) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return null
  }
  // A function that fails on an unknown zone would take the transaction with it.
  const { rows } = await sql<{ known: boolean }>`select exists (select from pg_timezone_names where name = ${zone}) as known`.execute(db)
  return rows[0]?.known === true ? zone : null
}
