import { sql } from 'kysely'
import type { CoverFate } from '#contract/cover.ts'
import type { Queryable } from '#service/db/store.ts'

/** What became of a task that was handed out. */
export interface CoverTaskRow {
  task_id: number
  fate: CoverFate
  owner: string | null
  completer: string | null
}

/**
 * The tasks of some covers, and for those that are in several the covers that hold them on loan (`taken`): from who has the task
 * now back to who lent it, the newest cover first. A cover holds it where it is in the hands of anybody who covers in it, or of
 * whoever covers for those in turn: so a task is found wherever the chain took it, and what was passed on for good is not. Each
 * task is one look at its key, never a scan.
 */
function loansOf(coverIds: readonly number[]) {
  return sql`with recursive receivers as (select distinct cover_id, to_id from cover_tasks where cover_id = any(${coverIds}::bigint[])),
    handed as (
      select ct.cover_id, ct.task_id, ct.is_home, c.user_id, t.id as found, t.state, t.owner_id, t.completer_id, r.to_id is not null as is_direct,
        exists (select from cover_tasks other join covers oc on oc.id = other.cover_id
          where other.task_id = ct.task_id and other.cover_id <> ct.cover_id and not other.is_home and oc.returned_at is null) as is_shared
      from cover_tasks ct join covers c on c.id = ct.cover_id
        left join lateral (select id, state, owner_id, completer_id from tasks where id = ct.task_id offset 0) t on true
        left join receivers r on r.cover_id = ct.cover_id and r.to_id = t.owner_id
      where ct.cover_id = any(${coverIds}::bigint[])
    ),
    walk (task_id, holder, via, is_taken) as (
      select distinct task_id, owner_id, 9223372036854775807, false from handed where is_shared and state <> 'complete'
      union all
      select walk.task_id, case when part.is_taken then part.user_id else walk.holder end, part.id, part.is_taken
      from walk cross join lateral (
        select c.id, c.user_id, exists (select from cover_tasks other where other.cover_id = c.id and other.to_id = walk.holder) as is_taken
        from cover_tasks ct join covers c on c.id = ct.cover_id
        where ct.task_id = walk.task_id and ct.cover_id < walk.via and not ct.is_home and (c.returned_at is null or c.id = any(${coverIds}::bigint[]))
        order by ct.cover_id desc limit 1
      ) part
    ),
    taken as (select task_id, via as cover_id from walk where is_taken)`
}

function fatesOf(coverIds: readonly number[]) {
  return sql`${loansOf(coverIds)}, fates as (
    select h.cover_id, h.task_id, h.owner_id, h.completer_id, case
      when h.found is null then 'deleted'
      when h.state = 'complete' then 'done'
      when h.owner_id = h.user_id then 'withOwner'
      when not h.is_home and case when h.is_shared then taken.task_id is not null else h.is_direct end then 'open'
      else 'passedOn' end as fate
    from handed h left join taken on taken.cover_id = h.cover_id and taken.task_id = h.task_id
  )`
}

/** How many tasks of each cover came to what. */
export function countFates(coverIds: readonly number[]) {
  return sql<{ cover_id: number; fate: CoverFate; tasks: number }>`${fatesOf(coverIds)} select cover_id, fate, count(*) as tasks from fates group by cover_id, fate`
}

/** Each task of one cover, with who has it and who did it. */
export async function readFates(db: Queryable, coverId: number): Promise<readonly CoverTaskRow[]> {
  const { rows } = await sql<CoverTaskRow>`${fatesOf([coverId])}
    select f.task_id, f.fate, o.name as owner, d.name as completer
    from fates f left join users o on o.id = f.owner_id left join users d on d.id = f.completer_id order by f.task_id`.execute(db)
  return rows
}

/** What came home with this cover is on loan no longer from those who covered in turn: their return must not take it away again. */
export async function settleLoans(trx: Queryable, coverId: number): Promise<void> {
  await sql`${loansOf([coverId])}
    update cover_tasks set is_home = true from handed h join taken mine on mine.task_id = h.task_id and mine.cover_id = ${coverId}::bigint join taken later on later.task_id = h.task_id and later.cover_id > ${coverId}::bigint
    where h.owner_id = h.user_id and cover_tasks.cover_id = later.cover_id and cover_tasks.task_id = h.task_id`.execute(trx)
}
