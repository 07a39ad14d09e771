import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { acceptedTasks } from './accepted-tasks.ts'
import { ownPath } from './collection.ts'
import { createQueryClient } from './query-client.ts'
import { forgetRelated, included } from './related.ts'
import { taskActionPath } from './task-paths.ts'
import { listedIds, readTask, taskListQuery } from './tasks.ts'

const task = (id: number) => ({
  type: 'task', id, attributes: { state: 'incomplete' }, relationships: { prospect: { data: { type: 'prospect', id: 5 } } }, meta: { rev: 1 },
})
const prospect = { type: 'prospect', id: 5, attributes: { name: 'Dana Li', timeZone: 'America/Denver' }, relationships: { account: { data: { type: 'account', id: 8 } } } }

function serve(answers: Record<string, unknown>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const key = Object.keys(answers).find((part) => path.includes(part))
    return key ? new Response(JSON.stringify(answers[key])) : new Response('{"errors":[{"id":"resourceNotFound","title":"","detail":"No."}]}', { status: 404 })
  })
  return asked
}

beforeEach(() => acceptedTasks.clear())
afterEach(() => {
  vi.unstubAllGlobals()
  forgetRelated()
})

describe('a list of tasks', () => {
  const params = { filters: [{ name: 'state', terms: [{ kind: 'is', value: 'incomplete' }] }], sort: [{ name: 'dueAt', descending: false }] } as const

  test('is asked for with all that a row shows, counted once, and followed by its links on our own origin', async () => {
    const asked = serve({
      'page%5Bafter%5D': { data: [task(2), task(3)], meta: {} },
      'filter%5Bstate%5D': {
        data: [task(1), task(2)], included: [prospect], meta: { count: 3, count_truncated: false },
        links: { next: 'https://elsewhere.example:99/api/v2/tasks?page%5Bafter%5D=abc&count=true&page%5Bsize%5D=100' },
      },
    })
    const client = createQueryClient()
    const { pages } = await client.fetchInfiniteQuery({ ...taskListQuery(params), pages: 2 })
    expect(listedIds(pages)).toEqual([1, 2, 3])
    expect(pages.map(({ count }) => count)).toEqual([3, null])
    expect(new URLSearchParams(asked[0]!.split('?')[1]).get('include')).toBe('owner,prospect,account,taskPriority,sequence,sequenceStep')
    expect(asked[0]).toContain('count=true')
    expect(asked[1]).toBe('/api/v2/tasks?page%5Bafter%5D=abc&page%5Bsize%5D=100')
  })

  test('of which the service says 0 and truncated has an unknown count', async () => {
    serve({ tasks: { data: [], meta: { count: 0, count_truncated: true } } })
    const { pages } = await createQueryClient().fetchInfiniteQuery(taskListQuery(params))
    expect(pages[0]?.count).toBeNull()
  })

  test('brings what its tasks point at, read by name', async () => {
    serve({ tasks: { data: [task(1)], included: [prospect, { type: 'account', id: 8, attributes: { name: 'Acme' } }] } })
    await createQueryClient().fetchInfiniteQuery(taskListQuery(params))
    const dana = included(acceptedTasks.get(1), 'prospect')
    expect(dana?.attributes).toMatchObject({ name: 'Dana Li', timeZone: 'America/Denver', tags: [] })
    expect(included(dana, 'account')?.attributes.name).toBe('Acme')
    expect(included(acceptedTasks.get(1), 'owner')).toBeNull()
  })
})

describe('one task', () => {
  test('is accepted with what it includes', async () => {
    serve({ 'tasks/1': { data: task(1), included: [prospect] } })
    await readTask(1)
    expect(acceptedTasks.get(1)?.id).toBe(1)
  })

  test('that is gone is forgotten', async () => {
    serve({ 'tasks/1': { data: task(1) } })
    await readTask(1)
    serve({})
    await expect(readTask(1)).rejects.toMatchObject({ status: 404 })
    expect(acceptedTasks.get(1)).toBeUndefined()
  })

  test('is acted on at its own path, with parameters in the query', () => {
    expect(taskActionPath(7, { name: 'markComplete', params: {} })).toBe('/api/v2/tasks/7/actions/markComplete')
    expect(decodeURIComponent(taskActionPath(7, { name: 'snooze', params: { dueAt: '2026-06-01T09:00:00.000Z', markAsUrgent: true } }))).toBe(
      '/api/v2/tasks/7/actions/snooze?actionParams[dueAt]=2026-06-01T09:00:00.000Z&actionParams[markAsUrgent]=true',
    )
  })
})

test.each([
  ['https://elsewhere.example/api/v2/tasks?a=1', '/api/v2/tasks?a=1'],
  ['/api/v2/tasks?a=%2C', '/api/v2/tasks?a=%2C'],
  ['https://elsewhere.example/other', null],
  ['//elsewhere.example//api/v2/tasks', null],
  ['javascript:alert(1)', null],
  ['/api/v2/../../secret', null],
  [undefined, null],
])('of the link %s only %s is followed', (link, path) => {
  expect(ownPath(link)).toBe(path)
})
