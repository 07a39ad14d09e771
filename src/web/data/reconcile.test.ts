import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { TaskAction } from '#contract/task-actions.ts'
import { fates } from '#testing/page/network.ts'
import { flush, Page, type Plants } from '#testing/page/page.ts'
import { ServiceModel } from '#testing/page/service-model.ts'
import { isNewerCopy } from './accepted-tasks.ts'
import { foldTask } from './visible-task.ts'

afterEach(() => vi.unstubAllGlobals())

const ids = [1, 2, 3]
const number = fc.nat({ max: 9 })

/** What a person, somebody else and the network do, in any order. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('act' as const), task: number, choice: number, all: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('other' as const), task: number, choice: number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forbid' as const), task: number }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('take' as const), n: number }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('settle' as const), n: number, fate: fc.constantFrom('answered' as const, ...fates) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retry' as const), n: number }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Actions with targets that are never the same twice, so that a value tells where it came from. */
function action(choice: number, unique: number): TaskAction {
  const dueAt = new Date(Date.UTC(2026, 5, 1) + unique * 60_000).toISOString()
  const choices: TaskAction[] = [
    { name: 'reschedule', params: { dueAt } },
    { name: 'snooze', params: {} },
    { name: 'reassignOwner', params: { ownerId: 100 + unique } },
    { name: 'markComplete', params: {} },
  ]
  return choices[choice % choices.length]!
}

async function play(steps: readonly Step[], withoutRev: boolean, plants: Plants = {}): Promise<void> {
  const service = new ServiceModel(ids, withoutRev)
  const page = new Page(service, plants)
  page.startRead()
  page.network.waiting[0]?.settle('answered')
  await flush()
  let unique = 0
  for (const one of steps) {
    const waiting = page.network.waiting[('n' in one ? one.n : 0) % Math.max(1, page.network.waiting.length)]
    const id = ids[('task' in one ? one.task : 0) % ids.length]!
    unique += 1
    if (one.do === 'act') page.act(one.all ? ids : [id], action(one.choice, unique))
    if (one.do === 'other') service.changeByOther(action(one.choice, unique), id)
    if (one.do === 'forbid') service.forbidden[service.forbidden.has(id) ? 'delete' : 'add'](id)
    if (one.do === 'read') page.startRead()
    if (one.do === 'take' && waiting) page.network.take(waiting)
    if (one.do === 'settle') waiting?.settle(one.fate)
    if (one.do === 'retry') page.retry(one.n)
    await flush()
    page.check()
  }
  await page.drain()
  settledWell(page)
}

function settledWell({ service, pending, accepted, acts, notices }: Page): void {
  expect(pending.count(), 'nothing is under way for ever').toBe(0)
  for (const [id, task] of service.tasks) {
    const { attributes, relationships } = accepted.get(id)!
    expect({ attributes, relationships }, 'the page converges to the server').toEqual({ attributes: task.attributes, relationships: task.relationships })
  }
  const arrived = (id: number) => service.arrivals.filter(({ taskId }) => taskId === id)
  for (const id of ids) {
    const acted = acts.filter(({ taskId }) => taskId === id).map(({ id: key, taskId, action: sent }) => ({ key, taskId, action: sent }))
    expect(arrived(id), 'each action arrives under one key, in order, with its target').toEqual(acted)
  }
  const refused = acts.filter(({ id }) => service.answers.get(id)?.status !== 200).map(({ id }) => id)
  expect(notices.all().map(({ id }) => id).sort(), 'each refusal tells once').toEqual(refused.sort())
}

describe('the reconcile rule', () => {
  test.each([['by rev', false], ['by updatedAt, as from Outreach', true]])(
    'holds whatever the order, the losses and the others do (%s)',
    async (_, withoutRev) => {
      await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => play(steps, withoutRev)), { numRuns: 150 })
    },
    60_000,
  )

  /** A fault, and what the invariants say about it. */
  const planted: Record<string, [Plants, RegExp]> = {
    'any copy replaces the one held': [{ newer: () => true }, /no rev goes back/],
    'the copy asked for last wins': [{ newer: (copy, held) => copy.startOrder >= held.startOrder }, /no rev goes back/],
    'pending actions do not show': [{ fold: (base) => foldTask(base, []) }, /the target shows/],
    'only the first pending action shows': [{ fold: (base, entries) => foldTask(base, entries.slice(0, 1)) }, /the target shows/],
    'an action goes when it is sent': [{ dropsEarly: true }, /an unanswered action is kept|the target shows/],
    'a refusal puts the copy from before back': [{ snapshotRollback: true }, /no rev goes back|converges/],
    'each attempt has a key of its own': [{ key: () => crypto.randomUUID() }, /under one key|refusal tells once/],
    'actions on one task overtake each other': [{ withoutScope: true }, /one action in flight/],
    'a lost connection counts as refused': [{ networkAsRefusal: true }, /kept|refusal tells once|one key/],
    'a snooze is sent without its target': [{ path: (path) => path.replace(/(snooze)\?.*/, '$1') }, /with its target/],
    'an older list brings a completed task back': [
      { newer: (copy, held) => isNewerCopy(copy, held) || copy.task.attributes.state !== held.task.attributes.state }, /no rev goes back/,
    ],
  }
  test.each(Object.entries(planted))('notices a planted fault: %s', async (_, [plants, says]) => {
    const outcome = await fc.check(fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => play(steps, false, plants)), {
      numRuns: 300, endOnFailure: true,
    })
    expect(String(outcome.errorInstance)).toMatch(says)
  }, 60_000)
})
