import type { Store } from '#service/db/store.ts'
import type { Queryable } from '#service/db/store.ts'

/** Two teams and what the tests of the change stream need of people. */
export interface StreamPeople {
  admin: number
  /** In East. */
  rep: number
  /** In East. */
  mate: number
  /** In West. */
  stranger: number
  east: number
  west: number
}

/** Puts them into an empty store. */
export async function addStreamPeople({ db }: Pick<Store, 'db'>): Promise<StreamPeople> {
  const teams = await db.insertInto('teams').values([{ name: 'East' }, { name: 'West' }]).returning('id').execute()
  const [east, west] = teams.map((team) => team.id) as [number, number]
  const add = async (name: string, role: 'admin' | 'rep', team?: number) => {
    const values = { first_name: name, last_name: 'Test', email: `${name}@example.com`, title: null, time_zone: null, role }
    const { id } = await db.insertInto('users').values(values).returning('id').executeTakeFirstOrThrow()
    if (team !== undefined) await db.insertInto('team_members').values({ team_id: team, user_id: id }).execute()
    return id
  }
  return { admin: await add('Ada', 'admin'), rep: await add('Rita', 'rep', east), mate: await add('Mia', 'rep', east), stranger: await add('Sam', 'rep', west), east, west }
}

/** A task of `ownerId`, without history. */
export async function addTask(db: Queryable, ownerId: number): Promise<number> {
  const now = new Date()
  const { id } = await db
    .insertInto('tasks')
    .values({ action: 'call', created_at: now, updated_at: now, owner_id: ownerId, state: 'incomplete', task_type: 'manual' } as never)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

interface ChangeOptions {
  to?: number
  actorId?: number
  changes?: Record<string, [unknown, unknown]>
  at?: Date
}

/** One committed change of a task, written as an action writes it: the row, then its history, in one transaction. */
export async function changeTask({ db }: Pick<Store, 'db'>, taskId: number, options: ChangeOptions = {}): Promise<void> {
  await db.transaction().execute((trx) => writeChange(trx, taskId, options))
}

/** The same inside a transaction of the caller's. */
export async function writeChange(trx: Queryable, taskId: number, { to, actorId, changes = { state: ['pending', 'incomplete'] }, at = new Date() }: ChangeOptions = {}): Promise<void> {
  const before = await trx.selectFrom('tasks').select('owner_id').where('id', '=', taskId).forUpdate().executeTakeFirstOrThrow()
  const { rev } = await trx
    .updateTable('tasks')
    .set((eb) => ({ rev: eb('rev', '+', 1), updated_at: at, ...(to !== undefined && { owner_id: to }) }))
    .where('id', '=', taskId)
    .returning('rev')
    .executeTakeFirstOrThrow()
  const moved = to === undefined ? {} : { owner: [{ type: 'user', id: before.owner_id }, { type: 'user', id: to }] }
  await trx
    .insertInto('task_events')
    .values({
      task_id: taskId, rev, at, action: to === undefined ? 'update' : 'reassignOwner', request_id: null,
      actor_type: actorId === undefined ? 'job' : 'user', actor_id: actorId ?? null, changes: JSON.stringify({ ...changes, ...moved }),
    })
    .execute()
}
