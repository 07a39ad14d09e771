import { sql } from 'kysely'
import * as z from 'zod/mini'
import { ApiError, invalid, notFound } from '#contract/errors.ts'
import { messagesSeenSchema, teamMessageDraftSchema, type TeamMessage, type TeamMessageDraft } from '#contract/team-message.ts'
import type { Queryable } from '#service/db/store.ts'
import { visibleOwners } from '#service/resources/task-scope.ts'
import { canManage, canSee, type Principal } from '#service/users/principal.ts'
import { bodyProblem } from './body-problem.ts'

/** What came in longer ago is no news. */
const newsLastsMs = 14 * 24 * 60 * 60 * 1000
/** Tasks that one reading names. */
const mostTasks = 1000
/** So long after a move its why may still be told: the page tells it beside the move, not within it. */
const tellWithinMs = 24 * 60 * 60 * 1000

/** Reads the body of a `POST`, or says all that is wrong with it. */
export function readMessageDraft(body: unknown): TeamMessageDraft {
  const read = z.safeParse(teamMessageDraftSchema, body)
  if (!read.success) throw new ApiError(read.error.issues.map(bodyProblem))
  return read.data.data.attributes
}

/** Reads the body of a `PATCH`: until when everything was seen. */
export function readSeen(body: unknown): Date {
  const read = z.safeParse(messagesSeenSchema, body)
  if (!read.success) throw new ApiError(read.error.issues.map(bodyProblem))
  return new Date(read.data.data.attributes.seenUntil)
}

/** Writes down what somebody has to tell. Only a rep calls for help; only who may move a task, or just did, says why. */
export async function tell(trx: Queryable, principal: Principal, draft: TeamMessageDraft, now: Date): Promise<void> {
  if (draft.kind === 'help') {
    if (principal.role !== 'rep') throw new ApiError({ code: 'unauthorizedRequest', detail: 'Only a rep calls for help: nobody manages a manager here.' })
    const call = { note: draft.note, created_at: now }
    await trx.insertInto('help_calls').values({ user_id: principal.userId, ...call }).onConflict((conflict) => conflict.column('user_id').doUpdateSet(call)).execute()
    return
  }
  const ids = draft.tasks.map(({ taskId }) => taskId)
  if (new Set(ids).size !== ids.length) throw invalid('A task can go to one person only.', { pointer: '/data/attributes/tasks' })
  const unseen = draft.tasks.find(({ toId }) => !canSee(principal, toId))
  if (unseen !== undefined) throw invalid(`Only somebody of your teams can be told; user ${unseen.toId} is not.`, { pointer: '/data/attributes/tasks' })
  const { rows } = await sql<{ id: number }>`
    select t.id from tasks t where t.id = any(${ids}::bigint[]) and (
      ${principal.writableOwnerIds === null ? sql`true` : sql`t.owner_id = any(${principal.writableOwnerIds}::bigint[])`}
      or exists (select from task_events e where e.task_id = t.id and e.actor_type = 'user' and e.actor_id = ${principal.userId}::bigint
        and e.previous_owner_id is not null and e.at > ${new Date(now.getTime() - tellWithinMs)}))`.execute(trx)
  if (rows.length !== ids.length) throw new ApiError({ code: 'unauthorizedRequest', detail: 'You can hand over only what is yours or your teams’.' })
  const { id } = await trx.insertInto('handover_notes').values({ from_id: principal.userId, note: draft.note, created_at: now }).returning('id').executeTakeFirstOrThrow()
  await sql`insert into handover_tasks (note_id, task_id, to_id)
    select ${id}::bigint, task, receiver from unnest(${ids}::bigint[], ${draft.tasks.map(({ toId }) => toId)}::bigint[]) as handed(task, receiver)`.execute(trx)
}

/** Puts away what came in until `until`; never takes back what was put away before. */
export async function markSeen(trx: Queryable, { userId }: Principal, until: Date): Promise<void> {
  await sql`insert into messages_seen (user_id, seen_until) values (${userId}::bigint, ${until})
    on conflict (user_id) do update set seen_until = greatest(messages_seen.seen_until, excluded.seen_until)`.execute(trx)
}

/** Ends somebody's call for help: their own, or that of whom the asker manages. Ending it again changes nothing. */
export async function endHelp(trx: Queryable, principal: Principal, userId: number): Promise<void> {
  if (!canSee(principal, userId)) throw notFound('user', userId)
  if (principal.userId !== userId && !canManage(principal, userId)) throw new ApiError({ code: 'unauthorizedRequest', detail: 'Only they themselves or who manages them may end a call for help.' })
  await trx.deleteFrom('help_calls').where('user_id', '=', userId).execute()
}

/** What others handed to the asker, by who did it and what they said, newest first; then the calls for help. */
export async function readMessages(db: Queryable, principal: Principal, now: Date): Promise<TeamMessage[]> {
  return [...(await readHandovers(db, principal, now)), ...(await readHelp(db, principal))]
}

interface ArrivalRow {
  id: number
  at: Date
  task_id: number
  from_id: number | null
  from_name: string | null
  was_id: number | null
  was_name: string | null
  note_id: number | null
  note: string | null
}

/** The history knows what came in, whichever way it was moved; a note stands beside it where one was written. */
async function readHandovers(db: Queryable, { userId }: Principal, now: Date): Promise<TeamMessage[]> {
  // An older note was about an earlier move of the same task.
  const tellWithin = sql`${tellWithinMs}::float8 * interval '1 millisecond'`
  const { rows } = await sql<ArrivalRow>`
    select distinct on (e.task_id) e.id, e.at, e.task_id, a.id as from_id, a.name as from_name, w.id as was_id, w.name as was_name, n.id as note_id, n.note
    from task_events e
      join tasks t on t.id = e.task_id and t.owner_id = ${userId}::bigint and t.state <> 'complete'
      left join users a on a.id = e.actor_id and e.actor_type = 'user'
      left join users w on w.id = e.previous_owner_id
      left join lateral (
        select h.id, h.note from handover_tasks ht join handover_notes h on h.id = ht.note_id
        where ht.task_id = e.task_id and ht.to_id = ${userId}::bigint and h.from_id = e.actor_id
          and h.created_at between e.at - ${tellWithin} and e.at + ${tellWithin} order by h.id desc limit 1
      ) n on true
    where e.owner_id = ${userId}::bigint and e.previous_owner_id is not null and e.previous_owner_id <> e.owner_id
      and e.at > greatest(${new Date(now.getTime() - newsLastsMs)}, coalesce((select seen_until from messages_seen where user_id = ${userId}::bigint), '-infinity'::timestamptz))
    order by e.task_id, e.rev desc limit ${mostTasks}`.execute(db)
  const groups = new Map<string, TeamMessage>()
  // What somebody gave away and got back themselves is no news to them.
  for (const row of rows.filter(({ from_id: from }) => from !== userId)) {
    const key = `${row.from_id} ${row.note_id}`
    const from = row.from_id === null ? null : { id: row.from_id, name: row.from_name ?? '' }
    const group = groups.get(key) ?? { type: 'teamMessage' as const, id: row.id, attributes: { kind: 'handover' as const, from, note: row.note ?? '', at: row.at.toISOString(), tasks: [] } }
    groups.set(key, group)
    group.attributes.tasks.push({ taskId: row.task_id, wasOf: row.was_id === null ? null : { id: row.was_id, name: row.was_name ?? '' } })
    if (row.at.toISOString() > group.attributes.at) group.attributes.at = row.at.toISOString()
  }
  return [...groups.values()].sort((a, b) => (a.attributes.at < b.attributes.at ? 1 : a.attributes.at > b.attributes.at ? -1 : b.id - a.id))
}

async function readHelp(db: Queryable, principal: Principal): Promise<TeamMessage[]> {
  let query = db.selectFrom('help_calls as h').innerJoin('users as u', 'u.id', 'h.user_id').select(['u.id', 'u.name', 'h.note', 'h.created_at']).orderBy('h.created_at').orderBy('u.id')
  const visible = visibleOwners(principal)
  if (visible !== null) query = query.where(visible)
  const calls = await query.execute()
  return calls
    .filter(({ id }) => id === principal.userId || canManage(principal, id))
    .map(({ id, name, note, created_at: at }) => ({ type: 'teamMessage', id, attributes: { kind: 'help', from: { id, name }, note, at: at.toISOString(), tasks: [] } }))
}
