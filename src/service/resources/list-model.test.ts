import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatListQuery } from '#contract/list-query-format.ts'
import type { Filter, SortKey } from '#contract/list-query.ts'
import { taskStates, taskTypes, type TaskState } from '#contract/task.ts'
import { openReadFixture, seedWorkspace, type ReadFixture } from '#testing/read-fixture.ts'

/** A task as the model holds it: what can be filtered and sorted by, ids for relationships. */
interface ModelTask {
  id: number
  state: TaskState
  taskType: string
  action: string
  dueAt: string | null
  stateChangedAt: string | null
  updatedAt: string
  owner: number
  prospect: number | null
  taskPriority: number | null
}

const tagsOf: Record<number, readonly string[]> = { 1: ['vip', 'a,b'], 2: ['cold'], 3: [] }
const weights: Record<number, number> = { 1: 30, 2: 20, 3: 10 }
// Few instants, so that ties are common.
const instants = Array.from({ length: 12 }, (_, day) => new Date(Date.UTC(2026, 4, 1 + day, 9, 0, 0, day * 7)).toISOString())
const instant = fc.constantFrom(...instants)

const task = fc.record({
  state: fc.constantFrom(...taskStates),
  taskType: fc.constantFrom(...taskTypes),
  action: fc.constantFrom('call', 'email', 'linkedin_other'),
  dueAt: fc.option(instant),
  stateChangedAt: fc.option(instant),
  updatedAt: instant,
  owner: fc.integer({ min: 1, max: 5 }),
  prospect: fc.option(fc.integer({ min: 1, max: 3 })),
  taskPriority: fc.option(fc.integer({ min: 1, max: 3 })),
})
const tasks = fc.sample(task, { numRuns: 300, seed: 20_260_501 }).map((one, index) => ({ id: index + 1000, ...one }))

let fixture: ReadFixture
beforeAll(async () => {
  fixture = await openReadFixture(async (store) => {
    await seedWorkspace(store)
    await store.db.deleteFrom('tasks').execute()
    await store.db.insertInto('tasks').values(tasks.map((one) => ({
      id: one.id, state: one.state, task_type: one.taskType, action: one.action, due_at: one.dueAt, state_changed_at: one.stateChangedAt,
      updated_at: one.updatedAt, created_at: one.updatedAt, owner_id: one.owner, prospect_id: one.prospect, task_priority_id: one.taskPriority,
    }))).execute()
  })
})
afterAll(() => fixture.close())

const is = (value: string | number) => ({ kind: 'is' as const, value })
const range = fc.tuple(instant, instant).map(([one, other]) => (one < other ? { kind: 'range' as const, gte: one, lte: other } : { kind: 'range' as const, gte: other, lte: one }))
const openRange = fc.oneof(range, instant.map((gte) => ({ kind: 'range' as const, gte })), instant.map((lte) => ({ kind: 'range' as const, lte })))
const nullTerm = fc.constantFrom({ kind: 'null' as const }, { kind: 'notNull' as const })
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 })

const filter: fc.Arbitrary<Filter> = fc.oneof(
  some(fc.constantFrom(...taskStates).map(is)).map((terms) => ({ name: 'state', terms })),
  some(fc.constantFrom(...taskTypes).map(is)).map((terms) => ({ name: 'taskType', terms })),
  some(fc.constantFrom('call', 'email', 'linkedin_other').map(is)).map((terms) => ({ name: 'action', terms })),
  some(fc.oneof(openRange, nullTerm, instant.map(is))).map((terms) => ({ name: 'dueAt', terms })),
  some(fc.oneof(openRange, nullTerm)).map((terms) => ({ name: 'stateChangedAt', terms })),
  openRange.map((term) => ({ name: 'updatedAt', terms: [term] })),
  some(fc.integer({ min: 1, max: 5 }).map(is)).map((terms) => ({ relationship: 'owner', name: 'id', terms })),
  some(fc.oneof(fc.integer({ min: 1, max: 3 }).map(is), nullTerm)).map((terms) => ({ relationship: 'taskPriority', name: 'id', terms })),
  // 'vip' and 'cold' only: a comma needs the newer syntax, in which a range is no alternative of a value.
  some(fc.constantFrom('vip', 'cold').map(is)).map((terms) => ({ relationship: 'prospect', name: 'tags', terms })),
)

const sort: fc.Arbitrary<SortKey[]> = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('dueAt', 'stateChangedAt', 'updatedAt', 'state', 'taskType', 'taskPriority', 'id'), descending: fc.boolean() }),
  { selector: ({ name }) => name, maxLength: 3 },
)

it('answers every list as a plain filter and sort in memory would, page by page, there and back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(filter, { selector: ({ relationship, name }) => `${relationship} ${name}`, maxLength: 3 }), sort, fc.integer({ min: 20, max: 200 }), async (filters, keys, size) => {
      const expected = tasks.filter((one) => filters.every((each) => passes(one, each))).sort(comparator(keys)).map(({ id }) => id)
      const forth: number[] = []
      let last = `/api/v2/tasks?${formatListQuery({ filters, sort: keys, page: { kind: 'cursor', size }, fields: { task: ['state'] } })}`
      for (let url: string | undefined = last; url !== undefined; ) {
        const { body } = await fixture.get(url)
        forth.push(...body.data.map(({ id }) => id))
        last = url
        url = body.links.next
      }
      expect(forth).toEqual(expected)
      const back: number[] = []
      for (let url: string | undefined = last; url !== undefined; ) {
        const { body } = await fixture.get(url)
        back.unshift(...body.data.map(({ id }) => id))
        url = body.links.prev
      }
      expect(back).toEqual(expected)
    }),
    { numRuns: 100 },
  )
}, 120_000)

function passes(one: ModelTask, { relationship, name, terms }: Filter): boolean {
  const values: readonly (string | number | null)[] =
    name === 'tags' ? (tagsOf[one.prospect ?? 0] ?? []) : [relationship === undefined ? one[name as keyof ModelTask] : one[relationship as 'owner' | 'taskPriority']]
  return terms.some((term) => values.some((value) => {
    switch (term.kind) {
      case 'is':
        return value === term.value
      case 'range':
        return value !== null && (term.gte === undefined || value >= term.gte) && (term.lte === undefined || value <= term.lte)
      case 'null':
        return value === null
      case 'notNull':
        return value !== null
    }
  }))
}

function comparator(keys: readonly SortKey[]): (one: ModelTask, other: ModelTask) => number {
  const all = keys.some(({ name }) => name === 'id') ? keys : [...keys, { name: 'id', descending: keys.at(-1)?.descending ?? false }]
  return (one, other) => {
    for (const { name, descending } of all) {
      const [left, right] = [sortValue(one, name), sortValue(other, name)]
      if (left !== right) return left < right === descending ? 1 : -1
    }
    return 0
  }
}

function sortValue(one: ModelTask, name: string): string | number {
  if (name === 'taskPriority') return weights[one.taskPriority ?? 0] ?? 0
  return one[name as keyof ModelTask] ?? '9999'
}
