import type { Transaction } from 'kysely'
import type { Clock } from '#service/clock.ts'
import type { Database } from '#service/db/schema.ts'
import type { Store } from '#service/db/store.ts'
import { defaultRecords } from './default-records.ts'
import { continueIdsAfter, insertRows } from './rows.ts'
import type { SampleWorkspace } from './sample/sample-workspace.ts'

/**
 * Fills a database that has no workspace yet: with the sample company, or with one admin and the records that every workspace
 * needs. One that is there is never touched. Processes that start together wait for each other on the `workspace` row, and only
 * the first one fills.
 */
export async function ensureWorkspace(store: Store, clock: Clock, { sample }: { sample: boolean }): Promise<void> {
  if (await store.db.selectFrom('workspace').select('id').executeTakeFirst()) return
  await store.db.transaction().execute(async (trx) => {
    const now = clock.now()
    const claimed = await trx
      .insertInto('workspace')
      .values({ id: 1, kind: sample ? 'sample' : 'empty', created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (claimed) await (sample ? fillSample(trx, now) : fillEmpty(trx, now))
  })
}

/** Parents before children. */
const fillOrder = [
  'task_priorities', 'task_dispositions', 'task_purposes', 'stages', 'personas', 'users', 'teams', 'team_members', 'accounts', 'prospects',
  'opportunities', 'sequences', 'sequence_steps', 'templates', 'sequence_templates', 'sequence_states', 'mailings', 'calls', 'tasks', 'task_events',
] as const satisfies readonly (keyof SampleWorkspace)[]

const withoutOwnIds: readonly string[] = ['team_members', 'task_events']

async function fillSample(trx: Transaction<Database>, now: Date): Promise<void> {
  // Loaded here: a start on an existing workspace pays neither for faker's words nor for ours.
  const [{ faker }, { buildSampleWorkspace }] = await Promise.all([import('@faker-js/faker/locale/en'), import('./sample/sample-workspace.ts')])
  const rows = buildSampleWorkspace(now, faker)
  for (const table of fillOrder) await insertRows(trx, table, rows[table] as never)
  await continueIdsAfter(trx, fillOrder.filter((table) => !withoutOwnIds.includes(table)))
  await trx.updateTable('change_stream').set({ last_seq: rows.task_events.length }).execute()
}

async function fillEmpty(trx: Transaction<Database>, now: Date): Promise<void> {
  const defaults = defaultRecords(now)
  const tables = ['task_priorities', 'task_dispositions', 'task_purposes', 'stages', 'personas'] as const
  for (const table of tables) await insertRows(trx, table, defaults[table] as never)
  await continueIdsAfter(trx, tables)
  await trx
    .insertInto('users')
    .values({ first_name: 'Workspace', last_name: 'Admin', email: 'admin@localhost', title: null, role: 'admin', time_zone: null, created_at: now, updated_at: now })
    .execute()
}
