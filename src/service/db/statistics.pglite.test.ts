import { afterAll, expect, it } from 'vitest'
import { openTestStore } from '#testing/test-store.ts'
import { refreshStatistics } from './statistics.ts'

const store = await openTestStore()
afterAll(() => store.close())

const rowsKnown = async () => (await store.pool.query<{ reltuples: number }>(`select reltuples from pg_class where relname = 'stages'`)).rows[0]?.reltuples

it('tells the planner of a table that grew, and leaves one alone that hardly grew', async () => {
  await store.pool.query(`insert into stages (name) select 'Stage ' || n from generate_series(1, 1000) n`)
  expect(await rowsKnown()).toBe(-1)
  await refreshStatistics(store)
  expect(await rowsKnown()).toBe(1000)
  await store.pool.query(`insert into stages (name) select 'Stage ' || n from generate_series(1001, 1100) n`)
  await refreshStatistics(store)
  expect(await rowsKnown()).toBe(1000)
})
