import { afterAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import { openTestStore } from '#testing/test-store.ts'

const store = await openTestStore()
afterAll(() => store.close())

const one = sql<{ one: number }>`select 1 as one`

it('refuses a query on the store inside a transaction, instead of waiting for ever', async () => {
  await expect(store.db.transaction().execute(() => one.execute(store.db))).rejects.toThrow('inside a transaction')
})

it('refuses one on the pool too, and a transaction inside a transaction', async () => {
  await expect(store.db.transaction().execute(async () => store.pool.query('select 1'))).rejects.toThrow('inside a transaction')
  await expect(store.db.transaction().execute(() => store.db.transaction().execute((inner) => one.execute(inner)))).rejects.toThrow('inside a transaction')
})

it('guards transactions with settings as well', async () => {
  const builder = store.db.transaction().setIsolationLevel('serializable').setAccessMode('read only')
  await expect(builder.execute(() => one.execute(store.db))).rejects.toThrow('inside a transaction')
})

it('lets the transaction itself ask, and the store again afterwards', async () => {
  const inside = await store.db.transaction().execute((transaction) => one.execute(transaction))
  const after = await one.execute(store.db)
  expect([inside.rows[0]?.one, after.rows[0]?.one]).toEqual([1, 1])
})

it('does not bind what a transaction left behind for later', async () => {
  const late = await store.db.transaction().execute(async () => () => one.execute(store.db))
  expect((await late()).rows).toHaveLength(1)
  const started = await store.db.transaction().execute(async () => ({ query: new Promise((resolve) => setTimeout(resolve, 20)).then(() => one.execute(store.db)) }))
  expect((await started.query).rows).toHaveLength(1)
})

it('rolls a refused transaction back', async () => {
  await store.db
    .transaction()
    .execute(async (transaction) => {
      await transaction.insertInto('teams').values({ name: 'Never' }).execute()
      await one.execute(store.db)
    })
    .catch(() => undefined)
  expect(await store.db.selectFrom('teams').selectAll().execute()).toEqual([])
})
