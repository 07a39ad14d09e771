import { sql, type RawBuilder } from 'kysely'
import { effortTable } from '#contract/task-effort.ts'
import type { Store } from '#service/db/store.ts'
import { OwnerLoad } from './owner-load.ts'

/** How many people's tasks one query reads: some thousand rows, so that PGlite keeps nobody else waiting. */
const ownersAtOnce = 20

/** After so many changes unread it is cheaper to forget all. */
const mostChanges = 20_000

/**
 * Everybody's open tasks by due date, kept in memory by person. A read asks the history, by index, whose tasks changed since
 * the last one, and counts only theirs again; so it is never older than the request, and costs no scan. Each process has
 * its own, and none needs another's.
 */
export class OpenLoad {
  readonly #db: Store['db']
  readonly #owners = new Map<number, OwnerLoad>()
  /** The last number of the change stream that is counted in. */
  #seq = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor({ db }: Pick<Store, 'db'>) {
    this.#db = db
  }

  /** The loads of `ownerIds` as they are now. One reader at a time: two would count the same twice. */
  async read(ownerIds: readonly number[]): Promise<ReadonlyMap<number, OwnerLoad>> {
    const mine = this.#turn.then(() => this.#read(ownerIds))
    this.#turn = mine.catch(() => {})
    return mine
  }

  async #read(ownerIds: readonly number[]): Promise<ReadonlyMap<number, OwnerLoad>> {
    await this.#forgetChanged()
    const missing = ownerIds.filter((id) => !this.#owners.has(id))
    for (let start = 0; start < missing.length; start += ownersAtOnce) await this.#count(missing.slice(start, start + ownersAtOnce))
    return new Map(ownerIds.flatMap((id) => (this.#owners.has(id) ? [[id, this.#owners.get(id) as OwnerLoad]] : [])))
  }

  /** Events without a number are committed too; they are seen once more when they have theirs. */
  async #forgetChanged(): Promise<void> {
    const { last_seq: head } = await this.#db.selectFrom('change_stream').select('last_seq').executeTakeFirstOrThrow()
    const isFarBehind = head - this.#seq > mostChanges
    const from = isFarBehind ? head : this.#seq
    const { rows } = await sql<{ changes: number; owner: number | null; previous: number | null }>`
      select count(*) as changes, owner_id as owner, previous_owner_id as previous from (
        (select owner_id, previous_owner_id from task_events where stream_seq > ${from}::bigint and stream_seq <= ${head}::bigint)
        union all
        (select owner_id, previous_owner_id from task_events where stream_seq is null limit ${mostChanges})
      ) as fresh group by owner_id, previous_owner_id`.execute(this.#db)
    this.#seq = head
    if (isFarBehind || rows.reduce((sum, { changes }) => sum + changes, 0) >= mostChanges) return this.#owners.clear()
    for (const { owner, previous } of rows) {
      if (owner !== null) this.#owners.delete(owner)
      if (previous !== null) this.#owners.delete(previous)
    }
  }

  async #count(ownerIds: readonly number[]): Promise<void> {
    const { rows } = await sql<{ owner: number; tasks: string }>`
      select t.owner_id as owner,
        string_agg(coalesce(((extract(epoch from t.due_at) * 1000)::bigint)::text, '') || ' ' || (${minutesOf('t')})::text, ',') as tasks
      from tasks t where t.owner_id = any(${ownerIds}::bigint[]) and t.state = 'incomplete' group by t.owner_id`.execute(this.#db)
    for (const id of ownerIds) this.#owners.set(id, new OwnerLoad(''))
    for (const { owner, tasks } of rows) this.#owners.set(owner, new OwnerLoad(tasks))
  }
}

/** The contract's estimate, in SQL. */
function minutesOf(table: string): RawBuilder<number> {
  const { minutesOfType, minutesOfAction, usualMinutes } = effortTable
  const whens = (column: string, minutes: Readonly<Record<string, number>>) =>
    sql.join(Object.entries(minutes).map(([value, number]) => sql`when ${sql.ref(`${table}.${column}`)} = ${sql.lit(value)} then ${sql.lit(number)}`), sql` `)
  return sql<number>`case ${whens('task_type', minutesOfType)} ${whens('action', minutesOfAction)} else ${sql.lit(usualMinutes)} end`
}
