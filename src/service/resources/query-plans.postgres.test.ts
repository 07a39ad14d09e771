import { Kysely, PostgresDialect, type CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatListQuery } from '#contract/list-query-format.ts'
import type { Filter, ListRequest } from '#contract/list-query.ts'
import { openTestService, type TestService } from '#testing/test-service.ts'
import { openTestStore } from '#testing/test-store.ts'
import { fillStore, filledPeople } from '#service/bench/fill-store.ts'
import type { Database } from '#service/db/schema.ts'

let service: TestService
const queries: CompiledQuery[] = []

beforeAll(async () => {
  const store = await openTestStore()
  await fillStore(store, 50_000)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: store.pool }), log: ({ query }) => void queries.push(query) })
  service = await openTestService({ store: { ...store, db } })
}, 120_000)
afterAll(() => service.close())

const anyOf = (...values: (string | number)[]) => values.map((value) => ({ kind: 'is' as const, value }))
const team = Array.from({ length: filledPeople.perTeam }, (_, index) => 1 + 6 * index)

const owners: Record<string, Filter[]> = {
  'one owner': [{ relationship: 'owner', name: 'id', terms: anyOf(1) }],
  'a team’s owners': [{ relationship: 'owner', name: 'id', terms: anyOf(...team) }],
  'all owners': [],
}
const states: Record<string, Filter[]> = {
  open: [{ name: 'state', terms: anyOf('incomplete') }], complete: [{ name: 'state', terms: anyOf('complete') }], 'any state': [],
}
const dues: Record<string, Filter[]> = {
  'any due': [],
  overdue: [{ name: 'dueAt', terms: [{ kind: 'range', lte: '2026-03-01T00:00:00.000Z' }] }],
  today: [{ name: 'dueAt', terms: [{ kind: 'range', gte: '2026-03-01T00:00:00.000Z', lte: '2026-03-01T23:59:59.999Z' }] }],
}
const sorts = ['dueAt', '-dueAt', 'taskPriority', '-taskPriority', 'updatedAt', '-updatedAt', 'createdAt', '-createdAt']
const extras: Record<string, Filter[]> = {
  'a search': [{ name: 'q', terms: anyOf('pricing topic12') }],
  'one account': [{ relationship: 'account', name: 'id', terms: anyOf(7) }],
  'one prospect': [{ relationship: 'prospect', name: 'id', terms: anyOf(7) }],
  'one sequence': [{ relationship: 'sequence', name: 'id', terms: anyOf(1) }],
  snoozed: [{ name: 'snoozedAt', terms: [{ kind: 'notNull' }] }, { name: 'dueAt', terms: [{ kind: 'range', gte: '2026-03-01T00:00:00.000Z' }] }],
  'types, actions and priorities': [
    { name: 'taskType', terms: anyOf('manual', 'follow_up') }, { name: 'action', terms: anyOf('call') }, { relationship: 'taskPriority', name: 'id', terms: anyOf(1) },
  ],
}

/** The inbox's list, as the page asks for it. */
function inbox(filters: readonly Filter[], sort: string): ListRequest {
  const [name, descending] = sort.startsWith('-') ? [sort.slice(1), true] : [sort, false]
  return {
    filters, sort: [{ name, descending }], include: ['owner', 'prospect', 'account', 'taskPriority', 'sequence', 'sequenceStep'],
    page: { kind: 'cursor', size: 100 }, count: true, authorizationMeta: true,
  }
}

/** Every plan node that reads all tasks, in any query that the list and its second page send. */
async function scansOf(request: ListRequest, userId: number): Promise<string[]> {
  const headers = await service.signIn(userId)
  queries.length = 0
  const first = await service.inject({ url: `/api/v2/tasks?${formatListQuery(request)}`, headers })
  expect(first.statusCode, first.body).toBe(200)
  const next = first.json<{ links: { next?: string } }>().links.next
  if (next) expect((await service.inject({ url: next, headers })).statusCode).toBe(200)
  const found: string[] = []
  for (const { sql, parameters } of queries.filter((query) => query.sql.includes('from "tasks"'))) {
    const { rows } = await service.store.pool.query<{ 'QUERY PLAN': object }>(`explain (format json) ${sql}`, [...parameters])
    const plan = JSON.stringify(rows[0]?.['QUERY PLAN'])
    if (/"Node Type":"Seq Scan"[^{}]*"Relation Name":"tasks"/.test(plan)) found.push(sql.slice(sql.indexOf('from "tasks"')))
  }
  return found
}

describe.each([['a rep', filledPeople.rep], ['a manager', filledPeople.manager], ['an admin', filledPeople.admin]])('for %s no standing view reads all tasks', (_who, userId) => {
  it.each([['Done', 'complete', '-stateChangedAt'], ['Waiting', 'pending', 'scheduledAt']])('%s', async (_view, state, sort) => {
    for (const of of Object.values(owners)) expect(await scansOf(inbox([...of, { name: 'state', terms: anyOf(state) }], sort), userId)).toEqual([])
  }, 60_000)
})

describe.each([['a rep', filledPeople.rep], ['a manager', filledPeople.manager], ['an admin', filledPeople.admin]])('for %s no list of the inbox reads all tasks', (_who, userId) => {
  const views = Object.entries(owners).flatMap(([owner, ofOwner]) => Object.entries(states).map(([state, ofState]) => [owner, state, [...ofOwner, ...ofState]] as const))
  it.each(views)('%s, %s', async (_owner, _state, filters) => {
    const scans: Record<string, string[]> = {}
    for (const sort of sorts) {
      for (const [due, ofDue] of Object.entries(dues)) scans[`${due}, ${sort}`] = await scansOf(inbox([...filters, ...ofDue], sort), userId)
    }
    for (const [extra, ofExtra] of Object.entries(extras)) scans[extra] = await scansOf(inbox([...filters, ...ofExtra], 'dueAt'), userId)
    expect(Object.entries(scans).filter(([, found]) => found.length > 0)).toEqual([])
  }, 60_000)
})
