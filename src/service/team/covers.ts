import { sql } from 'kysely'
import * as z from 'zod/mini'
import { coverDraftSchema, coverEndSchema, coverFates, type Cover, type CoverDocument, type CoverDraft } from '#contract/cover.ts'
import { ApiError, invalid, notFound } from '#contract/errors.ts'
import { isSameDayOff, mostDaysOff } from '#contract/rep-settings.ts'
import type { Queryable } from '#service/db/store.ts'
import { visibleOwners } from '#service/resources/task-scope.ts'
import { canManage, canSee, canWrite, type Principal } from '#service/users/principal.ts'
import { bodyProblem } from './body-problem.ts'
import { countFates, readFates, settleLoans } from './cover-fates.ts'
import { changeSettings } from './rep-settings.ts'

/** Reads the body of a `POST`, or says all that is wrong with it. */
export function readCoverDraft(body: unknown): CoverDraft {
  const read = z.safeParse(coverDraftSchema, body)
  if (!read.success) throw new ApiError(read.error.issues.map(bodyProblem))
  return read.data.data.attributes
}

/** Reads the body of a `PATCH`: that the work was given back, and whether the leave is off too. */
export function readCoverEnd(body: unknown, id: number): { leaveToo: boolean } {
  const read = z.safeParse(coverEndSchema, body)
  if (!read.success) throw new ApiError(read.error.issues.map(bodyProblem))
  if (read.data.data.id !== id) throw invalid('The id must be the one in the path.', { pointer: '/data/id' })
  return { leaveToo: read.data.data.attributes.leaveToo === true }
}

/** Writes down who covers whom with what. The tasks themselves are handed over one by one, like any others. */
export async function createCover(trx: Queryable, principal: Principal, draft: CoverDraft, now: Date): Promise<number> {
  const { userId, from, until, tasks, groupId = null } = draft
  if (!canSee(principal, userId)) throw notFound('user', userId)
  if (!mayCover(principal, userId)) throw forbidden()
  const receivers = [...new Set(tasks.map(({ toId }) => toId))]
  const known = await trx.selectFrom('users').select('id').where('id', 'in', receivers).where('locked', '=', false).execute()
  const wrong = receivers.find((id) => id === userId || !canSee(principal, id) || !known.some((user) => user.id === id))
  if (wrong !== undefined) throw invalid(`Only somebody of your teams whose account is not locked can cover; user ${wrong} is not.`, { pointer: '/data/attributes/tasks' })
  const ids = tasks.map(({ taskId }) => taskId)
  if (new Set(ids).size !== ids.length) throw invalid('A task can go to one person only.', { pointer: '/data/attributes/tasks' })
  const { rows } = await sql<{ theirs: number }>`select count(*) as theirs from tasks where id = any(${ids}::bigint[]) and owner_id = ${userId}::bigint`.execute(trx)
  if (rows[0]?.theirs !== ids.length) throw invalid('Every task must belong to the person who is away.', { pointer: '/data/attributes/tasks' })
  const { id } = await trx
    .insertInto('covers')
    .values({ user_id: userId, from_day: from, until_day: until, created_at: now, created_by: principal.userId, returned_by: null, group_id: groupId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`insert into cover_tasks (cover_id, task_id, to_id)
    select ${id}::bigint, task, receiver from unnest(${ids}::bigint[], ${tasks.map(({ toId }) => toId)}::bigint[]) as handed(task, receiver)`.execute(trx)
  if (canManage(principal, userId) && (await addDaysOff(trx, principal, draft, now))) await trx.updateTable('covers').set({ set_days_off: true }).where('id', '=', id).execute()
  return id
}

/** What a cover writes among somebody's days off. */
const leaveReason = 'Leave'

/** Adds a leave to the person's days off, whatever else is written down there. Whether it wasn't there before. */
async function addDaysOff(trx: Queryable, principal: Principal, { userId, from, until }: CoverDraft, now: Date): Promise<boolean> {
  const { daysOff } = await changeSettings(trx, principal, userId, {}, now)
  if (daysOff.some((off) => off.from <= from && until <= off.until)) return false
  // More than the settings can hold push the oldest out.
  await changeSettings(trx, principal, userId, { daysOff: [...daysOff, { from, until, reason: leaveReason }].slice(-mostDaysOff) }, now)
  return true
}

/** Takes the days off out again that a cover set; what somebody made of them since is theirs, and stays. Whether it found them. */
async function removeDaysOff(trx: Queryable, principal: Principal, { userId, from, until }: Pick<CoverDraft, 'userId' | 'from' | 'until'>, now: Date): Promise<boolean> {
  const { daysOff } = await changeSettings(trx, principal, userId, {}, now)
  const leave = { from, until, reason: leaveReason }
  if (!daysOff.some((off) => isSameDayOff(off, leave))) return false
  await changeSettings(trx, principal, userId, { removeDaysOff: [leave] }, now)
  return true
}

/**
 * Says that the work was given back; with `leaveToo` also that the leave is off, which nobody can say as long as a task is with
 * who covers: it would never come back. Saying it again changes nothing.
 */
export async function endCover(trx: Queryable, principal: Principal, id: number, { leaveToo }: { leaveToo: boolean }, now: Date): Promise<void> {
  const [cover] = await readCovers(trx, principal, { id })
  if (cover === undefined) throw notFound('cover', id)
  if (!cover.attributes.canEnd) throw forbidden()
  const { fates, setDaysOff, ...leave } = cover.attributes
  if (leaveToo && fates.open > 0) throw invalid(`${fates.open} of the tasks are still with who covers.`, { pointer: '/data/attributes/leaveToo' })
  await settleLoans(trx, id)
  const { numUpdatedRows } = await trx.updateTable('covers').set({ returned_at: now, returned_by: principal.userId }).where('id', '=', id).where('returned_at', 'is', null).executeTakeFirst()
  if (numUpdatedRows === 0n || !leaveToo || !setDaysOff || !canManage(principal, leave.userId)) return
  if (await removeDaysOff(trx, principal, leave, now)) await trx.updateTable('covers').set({ set_days_off: false }).where('id', '=', id).execute()
}

/** Covers of people whom `principal` sees: one by id, or all that aren't ended. */
export async function readCovers(db: Queryable, principal: Principal, only: { id?: number } = {}): Promise<Cover[]> {
  let query = db
    .selectFrom('covers as c')
    .innerJoin('users as u', 'u.id', 'c.user_id')
    .select([
      'c.id', 'c.user_id', 'u.name', 'c.from_day', 'c.until_day', 'c.returned_at', 'c.group_id', 'c.set_days_off',
      sql<{ id: number; name: string }[]>`(select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name, r.id) from users r
        where r.id in (select to_id from cover_tasks where cover_id = c.id))`.as('covered_by'),
    ])
    .orderBy('c.from_day')
    .orderBy('c.id')
  query = only.id === undefined ? query.where('c.returned_at', 'is', null) : query.where('c.id', '=', only.id)
  const visible = visibleOwners(principal)
  if (visible !== null) query = query.where(visible)
  const covers = await query.execute()
  if (covers.length === 0) return []
  const { rows: counts } = await countFates(covers.map(({ id }) => id)).execute(db)
  return covers.map((cover): Cover => {
    const mine = counts.filter(({ cover_id: id }) => id === cover.id)
    const fates = Object.fromEntries(coverFates.map((fate) => [fate, mine.find((one) => one.fate === fate)?.tasks ?? 0])) as Cover['attributes']['fates']
    return {
      type: 'cover', id: cover.id,
      attributes: {
        userId: cover.user_id, userName: cover.name, from: cover.from_day, until: cover.until_day, returnedAt: cover.returned_at?.toISOString() ?? null,
        coveredBy: cover.covered_by, fates, groupId: cover.group_id, setDaysOff: cover.set_days_off, canEnd: mayCover(principal, cover.user_id),
      },
    }
  })
}

/** One cover with each of its tasks; null where it isn't there or not theirs to see. */
export async function readCover(db: Queryable, principal: Principal, id: number): Promise<CoverDocument | null> {
  const [cover] = await readCovers(db, principal, { id })
  if (cover === undefined) return null
  const tasks = await readFates(db, id)
  return { data: { ...cover, attributes: { ...cover.attributes, tasks: tasks.map(({ task_id: taskId, fate, owner, completer }) => ({ taskId, fate, owner, completer })) } } }
}

/** A manager and an admin for whom they look after; everybody for themselves. */
function mayCover(principal: Principal, userId: number): boolean {
  return canManage(principal, userId) || (principal.userId === userId && canWrite(principal, userId))
}

function forbidden(): ApiError {
  return new ApiError({ code: 'unauthorizedRequest', detail: 'Only the person themselves, a manager of their team or an admin may have their leave covered.' })
}
