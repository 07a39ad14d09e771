import { afterAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { mediaType } from '#contract/json-api.ts'
import { makeDice } from '#testing/campaign/dice.ts'
import { fillLongList, isMovable } from '#testing/campaign/long-list.ts'
import { proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { openListeningService } from '#testing/listening-service.ts'
import { testToken } from '#testing/test-service.ts'
import { turnableClock } from '#testing/turnable-clock.ts'

const rows = proofSize(5_000, 50_000)
const writers = 4

const clock = turnableClock()
// Over a real socket: injected requests on a database in the same process would never let a request with a body have its turn.
const service = await openListeningService({ clock })
afterAll(() => service.close())
await fillLongList(service.store, rows)

const pageSchema = z.object({
  data: z.array(z.object({ id: z.number(), attributes: z.object({ dueAt: z.string(), updatedAt: z.string() }) })),
  links: z.object({ next: z.optional(z.string()), prev: z.optional(z.string()) }),
})
type Row = z.infer<typeof pageSchema>['data'][number]

async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, body?: string): Promise<{ status: number; text: string }> {
  // The service's budget of requests an hour is another test's business.
  clock.turn(500)
  const headers = { authorization: `Bearer ${testToken}`, ...(body !== undefined && { 'content-type': mediaType }) }
  const answer = await fetch(new URL(url, service.origin), { method, headers, ...(body !== undefined && { body }) })
  return { status: answer.status, text: await answer.text() }
}

async function readPage(url: string) {
  const { status, text } = await ask('GET', url)
  expect(status, text).toBe(200)
  return z.parse(pageSchema, JSON.parse(text))
}

/** Follows one link to its end. Answers the rows in the order of their coming, and the address of the last page. */
async function walk(url: string, link: 'next' | 'prev'): Promise<{ pages: Row[][]; last: string }> {
  const pages: Row[][] = []
  let last = url
  for (let address: string | undefined = url; address !== undefined; ) {
    const page: z.infer<typeof pageSchema> = await readPage(address)
    pages.push(page.data)
    last = address
    address = page.links[link]
  }
  return { pages, last }
}

/** Each list: its query, and what puts one of its rows before another. */
const lists: readonly [query: string, compare: (a: Row, b: Row) => number][] = [
  ['sort=dueAt', (a, b) => order(a.attributes.dueAt, b.attributes.dueAt) || a.id - b.id],
  ['sort=-dueAt&filter[state]=incomplete', (a, b) => order(b.attributes.dueAt, a.attributes.dueAt) || b.id - a.id],
  ['sort=updatedAt,-id', (a, b) => order(a.attributes.updatedAt, b.attributes.updatedAt) || b.id - a.id],
]

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What one writer does until it is told to stop: completes, reschedules, rewrites, deletes and makes tasks, in every place of the list. */
async function write(seed: number, isOver: () => boolean, onWritten: () => void): Promise<void> {
  const dice = makeDice(seed)
  while (!isOver()) {
    const id = 3 * (1 + dice.roll(Math.floor(rows / 3)))
    const dueAt = new Date(Date.UTC(2026, 0, 1) + dice.roll(rows) * 60_000).toISOString()
    const kind = dice.pick(['reschedule', 'reschedule', 'markComplete', 'updateNote', 'delete', 'create', 'create'])
    const { status, text } = await (kind === 'create' ? ask('POST', '/api/v2/tasks', JSON.stringify({ data: { type: 'task', attributes: { action: 'call', dueAt } } }))
      : kind === 'delete' ? ask('DELETE', `/api/v2/tasks/${id}`)
      : ask('POST', `/api/v2/tasks/${id}/actions/${kind}?${kind === 'reschedule' ? `actionParams[dueAt]=${dueAt}` : kind === 'updateNote' ? `actionParams[note]=${dice.roll(1_000)}` : ''}`))
    expect([200, 201, 204, 404, 422], text).toContain(status)
    if (status < 300) onWritten()
  }
}

it(`a walk through ${rows} rows neither repeats nor skips one that did not move, while others write (seed ${proofSeed})`, { timeout: 1_800_000 }, async () => {
  const dice = makeDice(proofSeed)
  const counted: Record<string, number> = { rows, walks: 0, pages: 0, writes: 0, repeated: 0, skipped: 0 }
  const add = (name: string, count: number) => (counted[name] = (counted[name] ?? 0) + count)
  const still = Array.from({ length: rows }, (_, index) => index + 1).filter((id) => !isMovable(id))
  let isOver = false
  const writing = Promise.all(Array.from({ length: writers }, () => write(dice.roll(2 ** 31), () => isOver, () => add('writes', 1))))
  try {
    for (const [query, compare] of lists) {
      const size = Math.max(20, 1 + dice.roll(rows >= 10_000 ? 1_000 : 250))
      const { pages: forth, last } = await walk(`/api/v2/tasks?${query}&page[size]=${size}&fields[task]=dueAt,updatedAt`, 'next')
      const { pages: back } = await walk(last, 'prev')
      for (const seen of [forth.flat(), back.reverse().flat()]) {
        const met = new Set(seen.map(({ id }) => id))
        add('skipped', still.filter((id) => !met.has(id)).length)
        // Strictly in order, so that not even a row that moved comes twice with one place.
        add('repeated', seen.filter((row, index) => index > 0 && compare(seen[index - 1] ?? row, row) >= 0).length)
      }
      add('walks', 2)
      add('pages', forth.length + back.length)
    }
  } finally {
    isOver = true
    await writing
    reportProof('paging under writes', counted)
  }
  expect(counted).toMatchObject({ repeated: 0, skipped: 0 })
  expect(counted.writes).toBeGreaterThan(rows / 100)
})
