import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReadFixture, type ReadAnswer, type ReadFixture } from '#testing/read-fixture.ts'

let fixture: ReadFixture
beforeAll(async () => {
  fixture = await openReadFixture()
})
afterAll(() => fixture.close())

const get = async (url: string): Promise<ReadAnswer['body']> => {
  const { status, body } = await fixture.get(url)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** Ids of each page, following one link from `url` to its end. */
async function walk(url: string, link: 'next' | 'prev'): Promise<{ pages: number[][]; last: string }> {
  const pages: number[][] = []
  let last = url
  for (let next: string | undefined = url; next !== undefined; ) {
    const body: ReadAnswer['body'] = await get(next)
    pages.push(body.data.map(({ id }) => id))
    last = next
    next = body.links[link]
    expect(pages.length).toBeLessThan(50)
  }
  return { pages, last }
}

describe('GET /api/v2/tasks sorts by', () => {
  it.each([
    ['dueAt', [5, 1, 3, 2, 6, 8, 4, 7]],
    ['-dueAt', [7, 4, 8, 6, 2, 3, 1, 5]],
    ['dueAt,-updatedAt', [5, 3, 1, 2, 6, 8, 7, 4]],
    ['-dueAt,updatedAt', [4, 7, 8, 6, 2, 1, 3, 5]],
    ['-id', [8, 7, 6, 5, 4, 3, 2, 1]],
    ['state,dueAt', [3, 5, 1, 2, 6, 8, 7, 4]],
    ['autoskipAt,id', [2, 1, 3, 4, 5, 6, 7, 8]],
    ['scheduledAt,-id', [4, 8, 7, 6, 5, 3, 2, 1]],
    ['-stateChangedAt,id', [1, 2, 4, 5, 6, 7, 8, 3]],
    ['createdAt', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['-updatedAt', [3, 8, 7, 6, 5, 4, 2, 1]],
    ['taskType,id', [4, 3, 5, 7, 8, 1, 2, 6]],
    ['-taskPriority,dueAt', [5, 1, 2, 3, 6, 8, 4, 7]],
    ['taskPriority', [4, 6, 7, 8, 3, 2, 1, 5]],
    ['dueAt,dueAt,-dueAt', [5, 1, 3, 2, 6, 8, 4, 7]],
  ])('%s, and walks it a row, three and five at a time, there and back', async (sort, ids) => {
    expect(await fixture.ids(`/api/v2/tasks?sort=${sort}`)).toEqual(ids)
    for (const size of [1, 3, 5]) {
      const forth = await walk(`/api/v2/tasks?sort=${sort}&page[size]=${size}`, 'next')
      expect(forth.pages.flat()).toEqual(ids)
      const back = await walk(forth.last, 'prev')
      expect(back.pages.reverse().flat()).toEqual(ids)
    }
  })

  it('names, in any case, in the related collections', async () => {
    expect(await fixture.ids('/api/v2/prospects?sort=title')).toEqual([1, 2, 3])
    expect(await fixture.ids('/api/v2/prospects?sort=-title,id&page[size]=2')).toEqual([3, 2])
    expect(await fixture.ids('/api/v2/prospects?sort=engagedScore')).toEqual([3, 1, 2])
    for (const sort of ['title', '-title', 'engagedScore,-id', 'optedOut,-lastName', 'timeZone,company', 'createdAt']) {
      const all = await fixture.ids(`/api/v2/prospects?sort=${sort}`)
      expect((await walk(`/api/v2/prospects?sort=${sort}&page[size]=1`, 'next')).pages.flat(), sort).toEqual(all)
    }
  })
})

describe('a page', () => {
  it('has 50 rows unless asked otherwise, and no next on the last', async () => {
    const body = await get('/api/v2/tasks')
    expect(body.links).toEqual({ first: 'http://localhost/api/v2/tasks' })
    expect(body).not.toHaveProperty('meta')
    expect(body).not.toHaveProperty('included')
  })

  it('links absolutely, with every parameter of the request once, and never to a last page', async () => {
    const query = 'filter%5Bstate%5D=incomplete&sort=-dueAt&page[size]=2&count=false&filter[state]=incomplete'
    const first = await get(`/api/v2/tasks?${query}`)
    expect(Object.keys(first.links).sort()).toEqual(['first', 'next'])
    expect(first.links.first).toBe('http://localhost/api/v2/tasks?filter%5Bstate%5D=incomplete&sort=-dueAt&page%5Bsize%5D=2&count=false')
    expect(first.links.next).toMatch(/^http:\/\/localhost\/api\/v2\/tasks\?filter%5Bstate%5D=incomplete&sort=-dueAt&page%5Bsize%5D=2&count=false&page%5Bafter%5D=[\w-]+$/)
    const second = await get(first.links.next ?? '')
    expect(second.links.prev).toMatch(/&page%5Bbefore%5D=[\w-]+$/)
    expect(second.links.first).toBe(first.links.first)
    const again = await get(second.links.prev ?? '')
    expect(again.data).toEqual(first.data)
    expect(again.links).not.toHaveProperty('prev')
    expect(again.links.next).toBe(first.links.next)
  })

  it('neither repeats nor skips a row that did not move while others come, go and move', async () => {
    const first = await get('/api/v2/tasks?sort=dueAt&page[size]=3')
    expect(first.data.map(({ id }) => id)).toEqual([5, 1, 3])
    await fixture.store.pool.query(`insert into tasks (id, action, due_at, state, task_type, created_at, updated_at, owner_id)
      values (100, 'call', '2026-04-01T00:00:00Z', 'incomplete', 'manual', now(), now(), 1)`)
    await fixture.store.pool.query(`delete from tasks where id = 100`)
    await fixture.store.pool.query(`update tasks set due_at = '2026-07-01T00:00:00Z' where id = 3`)
    const rest = await walk(first.links.next ?? '', 'next')
    await fixture.store.pool.query(`update tasks set due_at = '2026-05-01T09:00:00.120Z' where id = 3`)
    expect(rest.pages.flat()).toEqual([2, 6, 8, 3, 4, 7])
  })

  it('by offset, the older way', async () => {
    const body = await get('/api/v2/tasks?page[limit]=3&page[offset]=3&sort=id')
    expect(body.data.map(({ id }) => id)).toEqual([4, 5, 6])
    expect(body.links).toEqual({
      first: 'http://localhost/api/v2/tasks?sort=id&page%5Blimit%5D=3&page%5Boffset%5D=0',
      prev: 'http://localhost/api/v2/tasks?sort=id&page%5Blimit%5D=3&page%5Boffset%5D=0',
      next: 'http://localhost/api/v2/tasks?sort=id&page%5Blimit%5D=3&page%5Boffset%5D=6',
    })
    const walked = await walk('/api/v2/tasks?page[limit]=3', 'next')
    expect(walked.pages).toEqual([[1, 2, 3], [4, 5, 6], [7, 8]])
    expect(await fixture.ids('/api/v2/tasks?page[offset]=10000')).toEqual([])
  })

  it('goes on by cursor where the offset ends', async () => {
    await fixture.store.pool.query(`insert into stages (id, name) select n, 'Stage ' || n from generate_series(3, 10010) n`)
    const body = await get('/api/v2/stages?page[limit]=5&page[offset]=9998')
    expect(body.data.map(({ id }) => id)).toEqual([9999, 10000, 10001, 10002, 10003])
    expect((await walk(body.links.next ?? '', 'next')).pages).toEqual([[10004, 10005, 10006, 10007, 10008], [10009, 10010]])
  })
})

describe('count=true', () => {
  it('counts what the filter leaves, on every page', async () => {
    const body = await get('/api/v2/tasks?filter[state]=incomplete&count=true&page[size]=2')
    expect(body.meta).toEqual({ count: 6, count_truncated: false })
    expect((await get(body.links.next ?? '')).meta).toEqual({ count: 6, count_truncated: false })
    expect((await get('/api/v2/tasks?filter[id]=999&count=true')).meta).toEqual({ count: 0, count_truncated: false })
  })

  it('stops at 10,000 and says so', async () => {
    expect((await get('/api/v2/stages?count=true&page[size]=1&filter[id]=1..10000')).meta).toEqual({ count: 10_000, count_truncated: false })
    expect((await get('/api/v2/stages?count=true&page[size]=1')).meta).toEqual({ count: 10_000, count_truncated: true })
  })
})
