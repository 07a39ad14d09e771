import { afterAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import { openTestStore } from '#testing/test-store.ts'

const store = await openTestStore()
afterAll(() => store.close())

it('gives text back as it went in, a byte order mark at its beginning included', async () => {
  const odd = '\uFEFFbegins with a mark, holds one \uFEFF, and ends with one\uFEFF'
  const { rows } = await sql<{ text: string }>`select ${odd}::text as text`.execute(store.db)
  expect(rows).toEqual([{ text: odd }])
})
