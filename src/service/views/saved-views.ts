import { sql, type Selectable } from 'kysely'
import * as z from 'zod/mini'
import { ApiError, invalid, notFound } from '#contract/errors.ts'
import { mostSavedViews, savedViewDraftSchema, savedViewPatchSchema, savedViewPath, type SavedView, type SavedViewAttributes } from '#contract/saved-view.ts'
import type { Database } from '#service/db/schema.ts'
import type { Queryable } from '#service/db/store.ts'
import { bodyProblem } from '#service/team/body-problem.ts'
import { canManage, type Principal } from '#service/users/principal.ts'

/** Who reads or writes, and under which origin the answer's links begin. */
interface Reader {
  principal: Principal
  publicOrigin: string
}

/** Reads the body of a `POST`, or says all that is wrong with it. */
export function readSavedViewDraft(body: unknown): SavedViewAttributes {
  const read = z.safeParse(savedViewDraftSchema, body)
  if (!read.success) throw new ApiError(read.error.issues.map(bodyProblem))
  return read.data.data.attributes
}

/** Reads the body of a `PATCH` of the view `id`. */
export function readSavedViewPatch(body: unknown, id: number): Partial<SavedViewAttributes> {
  const read = z.safeParse(savedViewPatchSchema, body)
  if (!read.success) throw new ApiError(read.error.issues.map(bodyProblem))
  if (read.data.data.id !== id) throw invalid('The id must be the one in the path.', { pointer: '/data/id' })
  return Object.fromEntries(Object.entries(read.data.data.attributes).filter(([, value]) => value !== undefined))
}

/** Their own views, and those that are shared by whom they share a team with; an admin's are shared with everybody, and an admin sees all that are. */
export async function readSavedViews(db: Queryable, { principal, publicOrigin }: Reader, only: { id?: number } = {}): Promise<SavedView[]> {
  const me = principal.userId
  const isTeams = sql<boolean>`(u.role = 'admin' or ${principal.role === 'admin'}::boolean or exists (
    select from team_members mine join team_members other on other.team_id = mine.team_id
    where mine.user_id = ${me}::bigint and other.user_id = v.owner_id))`
  const rows = await db
    .selectFrom('saved_views as v')
    .innerJoin('users as u', 'u.id', 'v.owner_id')
    .selectAll('v')
    .where((where) => where.or([where('v.owner_id', '=', me), where.and([where('v.is_shared', '=', true), isTeams])]))
    .$if(only.id !== undefined, (query) => query.where('v.id', '=', only.id ?? 0))
    .orderBy(sql`lower(v.name)`)
    .orderBy('v.id')
    .execute()
  return rows.map((row) => present(row, { principal, publicOrigin }))
}

/** Keeps a view. Returns its id. */
export async function createSavedView(trx: Queryable, { userId }: Principal, draft: SavedViewAttributes, now: Date): Promise<number> {
  await lockOwner(trx, userId)
  await refuseTakenName(trx, userId, draft.name)
  const { count } = await trx.selectFrom('saved_views').select((eb) => eb.fn.countAll<number>().as('count')).where('owner_id', '=', userId).executeTakeFirstOrThrow()
  if (Number(count) >= mostSavedViews) throw invalid(`You keep ${mostSavedViews} views already; delete one first.`, { pointer: '/data' })
  const { name, search, isShared } = draft
  const { id } = await trx
    .insertInto('saved_views')
    .values({ owner_id: userId, name, search, is_shared: isShared, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes a view of theirs, or a shared one of somebody whom they look after. */
export async function changeSavedView(trx: Queryable, reader: Reader, id: number, change: Partial<SavedViewAttributes>, now: Date): Promise<void> {
  const ownerId = await ownerForWrite(trx, reader, id)
  const { name, search, isShared } = change
  if (name !== undefined) {
    await lockOwner(trx, ownerId)
    await refuseTakenName(trx, ownerId, name, id)
  }
  await trx
    .updateTable('saved_views')
    .set({ ...(name !== undefined && { name }), ...(search !== undefined && { search }), ...(isShared !== undefined && { is_shared: isShared }), updated_at: now })
    .where('id', '=', id)
    .execute()
}

/** Deletes a view, by the same rule. */
export async function deleteSavedView(trx: Queryable, reader: Reader, id: number): Promise<void> {
  await ownerForWrite(trx, reader, id)
  await trx.deleteFrom('saved_views').where('id', '=', id).execute()
}

/** Whose view it is, if the reader may change it: 404 for what they don't see, 403 for what they only see. */
async function ownerForWrite(trx: Queryable, reader: Reader, id: number): Promise<number> {
  const [view] = await readSavedViews(trx, reader, { id })
  if (view === undefined) throw notFound('savedView', id)
  if (!view.meta.canWrite) throw new ApiError({ code: 'unauthorizedRequest', detail: 'Only its owner, a manager of their team or an admin may change a shared view.' })
  return view.relationships.owner.data.id
}

/** Lets one write at a time decide on a person's names and number of views. */
async function lockOwner(trx: Queryable, ownerId: number): Promise<void> {
  await sql`select id from users where id = ${ownerId}::bigint for no key update`.execute(trx)
}

async function refuseTakenName(trx: Queryable, ownerId: number, name: string, except = 0): Promise<void> {
  const taken = await trx.selectFrom('saved_views').select('id').where('owner_id', '=', ownerId).where(sql`lower(name)`, '=', sql`lower(${name})`).where('id', '<>', except).executeTakeFirst()
  if (taken) throw invalid('There is a view of that name already.', { pointer: '/data/attributes/name' })
}

function present(row: Selectable<Database['saved_views']>, { principal, publicOrigin }: Reader): SavedView {
  return {
    type: 'savedView', id: row.id,
    attributes: { name: row.name, search: row.search, isShared: row.is_shared, createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString() },
    relationships: { owner: { data: { type: 'user', id: row.owner_id } } },
    meta: { canWrite: row.owner_id === principal.userId || canManage(principal, row.owner_id) },
    links: { self: `${publicOrigin}${savedViewPath(row.id)}` },
  }
}
