import { afterAll, expect, it } from 'vitest'
import { openTestStore } from '#testing/test-store.ts'

const store = await openTestStore()
afterAll(() => store.close())

it('brings an empty database to the current schema, and reads int8 as numbers', async () => {
  await store.db.insertInto('users').values({ first_name: 'Ana', last_name: 'Lopez', email: 'ana@example.com', title: null, time_zone: null }).execute()
  const user = await store.db.selectFrom('users').select(['id', 'name']).executeTakeFirstOrThrow()
  expect(user).toEqual({ id: 1, name: 'Ana Lopez' })
})
