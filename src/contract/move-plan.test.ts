import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { proofSeed, proofSize, reportProof } from '#testing/campaign/proof.ts'
import { moveRules, planMove, type MoveInput, type PlanPerson, type PlanTask } from './move-plan.ts'

const dayCount = 4
/** Of each property. */
const runs = proofSize(100, 2500)
const size = { numRuns: runs, seed: proofSeed }

afterAll(() => reportProof('planner', { plans: 8 * runs, 'broken promises': 0 }))

const person = (id: number, given: Partial<PlanPerson> = {}): PlanPerson => ({
  id, isLocked: false, teams: [1], skills: null, load: Array.from({ length: dayCount }, () => ({ count: 0, minutes: 0 })),
  capacity: Array.from({ length: dayCount }, () => 10), ...given,
})
const task = (id: number, given: Partial<PlanTask> = {}): PlanTask => ({
  id, ownerId: 1, accountId: null, spokeLastId: null, day: 0, minutes: 10, skill: 'call', obstacle: null, ...given,
})

/** Everybody's load is what they have elsewhere and the picked tasks of theirs. */
function withLoads(people: readonly PlanPerson[], tasks: readonly PlanTask[]): PlanPerson[] {
  return people.map((one) => {
    const load = one.load.map((day) => ({ ...day }))
    for (const { ownerId, day, minutes } of tasks) {
      const cell = ownerId === one.id && day !== null ? load[day] : undefined
      if (cell) Object.assign(cell, { count: cell.count + 1, minutes: cell.minutes + minutes })
    }
    return { ...one, load }
  })
}

const input = (tasks: readonly PlanTask[], people: readonly PlanPerson[], given: Partial<MoveInput> = {}): MoveInput => ({
  tasks, people: withLoads(people, tasks), receiverIds: people.filter(({ id }) => id !== 1).map(({ id }) => id), rule: 'even',
  keepAccounts: false, keepProspects: false, sameTeam: false, bySkill: false, pins: { tasks: {}, accounts: {} }, ...given,
})

const ids = fc.integer({ min: 1, max: 6 })
const anyInput: fc.Arbitrary<MoveInput> = fc
  .record({
    people: fc.uniqueArray(
      fc.record({
        id: ids,
        teams: fc.subarray([1, 2, 3]),
        skills: fc.option(fc.subarray(['call', 'email'])),
        elsewhere: fc.array(fc.nat(12), { minLength: dayCount, maxLength: dayCount }),
        capacity: fc.array(fc.option(fc.nat(15)), { minLength: dayCount, maxLength: dayCount }),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
    ),
    locked: fc.subarray([1, 2, 3, 4, 5, 6], { maxLength: 2 }),
    tasks: fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 200 }),
        owner: fc.nat(5),
        accountId: fc.option(fc.integer({ min: 1, max: 8 })),
        spokeLastId: fc.option(ids),
        day: fc.option(fc.nat(dayCount - 1)),
        minutes: fc.integer({ min: 1, max: 60 }),
        skill: fc.constantFrom('call', 'email'),
        obstacle: fc.option(fc.constantFrom('complete' as const, 'noRight' as const, 'changed' as const), { freq: 5 }),
      }),
      { selector: ({ id }) => id, maxLength: 60 },
    ),
    receiverIds: fc.subarray([1, 2, 3, 4, 5, 6]),
    rule: fc.constantFrom(...moveRules),
    flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
    taskPins: fc.dictionary(fc.integer({ min: 1, max: 200 }).map(String), ids, { maxKeys: 6 }),
    accountPins: fc.dictionary(fc.integer({ min: 1, max: 8 }).map(String), ids, { maxKeys: 3 }),
  })
  .map(({ people, locked, tasks, receiverIds, rule, flags: [keepAccounts, keepProspects, sameTeam, bySkill], taskPins, accountPins }) => {
    const made = people.map(({ elsewhere, ...one }) => ({ ...one, isLocked: locked.includes(one.id), load: elsewhere.map((count) => ({ count, minutes: count * 7 })) }))
    const picked = tasks.map(({ owner, ...one }) => ({ ...one, ownerId: made[owner % made.length]?.id ?? 1 }))
    return {
      tasks: picked, people: withLoads(made, picked), receiverIds, rule, keepAccounts, keepProspects, sameTeam, bySkill,
      pins: { tasks: taskPins, accounts: accountPins },
    }
  })

const total = (loads: readonly { readonly count: number; readonly minutes: number }[][]) =>
  Array.from({ length: dayCount }, (_, day) => loads.reduce((sum, load) => ({ count: sum.count + (load[day]?.count ?? 0), minutes: sum.minutes + (load[day]?.minutes ?? 0) }), { count: 0, minutes: 0 }))

describe('any plan', { timeout: proofSize(30_000, 600_000) }, () => {
  it('loses and doubles nothing, and moves only what may move to somebody who may receive', () => {
    fc.assert(fc.property(anyInput, (given) => {
      const { moves, stays } = planMove(given)
      expect([...moves, ...stays].map(({ taskId }) => taskId).sort((a, b) => a - b)).toEqual(given.tasks.map(({ id }) => id).sort((a, b) => a - b))
      for (const { taskId, fromId, toId, because } of moves) {
        const moved = given.tasks.find(({ id }) => id === taskId)
        const receiver = given.people.find(({ id }) => id === toId)
        expect([moved?.obstacle, moved?.ownerId, receiver?.isLocked, toId === fromId]).toEqual([null, fromId, false, false])
        if (because !== 'pin') expect(given.receiverIds).toContain(toId)
        if (because !== 'pin' && given.bySkill) expect(receiver?.skills ?? [moved?.skill]).toContain(moved?.skill)
        if (because !== 'pin' && given.sameTeam) {
          const owner = given.people.find(({ id }) => id === fromId)
          expect(owner?.teams.some((team) => receiver?.teams.includes(team))).toBe(true)
        }
      }
    }), size)
  })

  it('leaves the sums of each day as they were, and shows where each task went', () => {
    fc.assert(fc.property(anyInput, (given) => {
      const { loads, moves } = planMove(given)
      expect(total(loads.map(({ after }) => [...after]))).toEqual(total(loads.map(({ before }) => [...before])))
      for (const { personId, before, after } of loads) {
        for (let day = 0; day < dayCount; day += 1) {
          const delta = moves.filter(({ taskId }) => given.tasks.find(({ id }) => id === taskId)?.day === day)
            .reduce((sum, { fromId, toId }) => sum + Number(toId === personId) - Number(fromId === personId), 0)
          expect((after[day]?.count ?? 0) - (before[day]?.count ?? 0)).toBe(delta)
        }
      }
    }), size)
  })

  it('takes nobody above what they can do without saying so', () => {
    fc.assert(fc.property(anyInput, (given) => {
      const { loads, over } = planMove(given)
      const flagged = new Set(over.map(({ personId, day }) => `${personId} ${day}`))
      for (const { personId, after } of loads) {
        const capacity = given.people.find(({ id }) => id === personId)?.capacity ?? []
        after.forEach(({ count }, day) => expect(flagged.has(`${personId} ${day}`)).toBe(capacity[day] != null && count > capacity[day]))
      }
    }), size)
  })

  it('keeps to the pins, a task’s before its account’s', () => {
    fc.assert(fc.property(anyInput, (given) => {
      const { moves, stays } = planMove(given)
      for (const one of given.tasks.filter(({ obstacle }) => obstacle === null)) {
        const pin = given.pins.tasks[one.id] ?? (one.accountId === null ? undefined : given.pins.accounts[one.accountId])
        const receiver = given.people.find(({ id }) => id === pin)
        if (pin === undefined) continue
        const move = moves.find(({ taskId }) => taskId === one.id)
        const stay = stays.find(({ taskId }) => taskId === one.id)
        if (receiver === undefined) expect(stay?.reason).toBe('nobodyFits')
        else if (pin === one.ownerId) expect(stay?.reason).toBe('alreadyTheirs')
        else if (receiver.isLocked) expect(stay?.reason).toBe('lockedReceiver')
        else expect([move?.toId, move?.because]).toEqual([pin, 'pin'])
      }
    }), size)
  })

  it('keeps an account together when told to, but for what is pinned or can’t move', () => {
    fc.assert(fc.property(anyInput, (given) => {
      const { moves, stays } = planMove({ ...given, keepAccounts: true })
      const ends = new Map<number, Set<number | string>>()
      for (const one of given.tasks) {
        if (one.accountId === null || one.obstacle !== null || given.pins.tasks[one.id] !== undefined || given.pins.accounts[one.accountId] !== undefined) continue
        const stay = stays.find(({ taskId }) => taskId === one.id)
        const end = moves.find(({ taskId }) => taskId === one.id)?.toId ?? (stay?.reason === 'alreadyTheirs' ? one.ownerId : 'nobody')
        ends.set(one.accountId, (ends.get(one.accountId) ?? new Set()).add(end))
      }
      for (const people of ends.values()) expect(people.size).toBe(1)
    }), size)
  })

  it('is the same whatever order its input comes in', () => {
    fc.assert(fc.property(anyInput, (given) => {
      const turned = { ...given, tasks: [...given.tasks].reverse(), people: [...given.people].reverse(), receiverIds: [...given.receiverIds].reverse() }
      expect(planMove(turned)).toEqual(planMove(given))
    }), size)
  })

  it('by capacity, brings nobody above it while another who suits has room', () => {
    fc.assert(fc.property(anyInput, (given) => {
      const plan = planMove({ ...given, rule: 'capacity', keepAccounts: false, keepProspects: false, pins: { tasks: {}, accounts: {} }, sameTeam: false, bySkill: false })
      const byRule = new Set(plan.moves.map(({ taskId }) => taskId))
      for (const { personId, day } of plan.over) {
        const got = plan.moves.some(({ taskId, toId }) => toId === personId && byRule.has(taskId) && given.tasks.find(({ id }) => id === taskId)?.day === day)
        if (!got) continue
        const roomy = given.people.filter(({ id, isLocked, capacity }) => {
          const after = plan.loads.find((load) => load.personId === id)?.after[day]?.count ?? 0
          return given.receiverIds.includes(id) && !isLocked && (capacity[day] == null || after < capacity[day])
        })
        expect(roomy.map(({ id }) => id)).toEqual([])
      }
    }), size)
  })

  it('evenly, gives nobody two more than another', () => {
    fc.assert(fc.property(anyInput, (given) => {
      const plan = planMove({ ...given, rule: 'even', keepAccounts: false, keepProspects: false, pins: { tasks: {}, accounts: {} }, sameTeam: false, bySkill: false })
      const receivers = given.people.filter(({ id, isLocked }) => given.receiverIds.includes(id) && !isLocked)
      const got = receivers.map(({ id }) => plan.moves.filter(({ toId }) => toId === id).length + plan.stays.filter(({ ownerId, reason }) => ownerId === id && reason === 'alreadyTheirs').length)
      if (got.length > 0) expect(Math.max(...got) - Math.min(...got)).toBeLessThanOrEqual(1)
    }), size)
  })
})

describe('the rules', () => {
  const three = [task(1, { minutes: 60 }), task(2), task(3), task(4), task(5), task(6), task(7)]

  it('by effort, makes up for long tasks with fewer', () => {
    const { loads } = planMove(input(three, [person(1), person(2), person(3)], { rule: 'effort' }))
    expect(loads.map(({ after }) => after[0]?.minutes)).toEqual([0, 60, 60])
  })

  it('by capacity, fills who has room, and flags the rest', () => {
    const busy = person(2, { capacity: [1, 10, 10, 10] })
    const plan = planMove(input(three, [person(1), busy, person(3, { capacity: [3, 10, 10, 10] })], { rule: 'capacity' }))
    expect(plan.loads.map(({ after }) => after[0]?.count)).toEqual([0, 3, 4])
    expect(plan.over.map(({ personId, after, capacity }) => [personId, after, capacity])).toEqual([[2, 3, 1], [3, 4, 3]])
  })

  it('leaves a prospect with who spoke to them last', () => {
    const plan = planMove(input([task(1, { spokeLastId: 3 }), task(2, { spokeLastId: 9 })], [person(1), person(2), person(3)], { keepProspects: true }))
    expect(plan.moves.map(({ toId, because }) => [toId, because])).toEqual([[3, 'spokeLast'], [2, 'rule']])
  })

  it('says why a task stays', () => {
    const people = [person(1), person(2, { isLocked: true }), person(3, { skills: ['email'] })]
    const tasks = [task(1, { obstacle: 'complete' }), task(2), task(3, { skill: 'email' }), task(4)]
    const { stays } = planMove(input(tasks, people, { bySkill: true, pins: { tasks: { 4: 2 }, accounts: {} } }))
    expect(stays.map(({ taskId, reason }) => [taskId, reason])).toEqual([[1, 'complete'], [2, 'nobodyFits'], [4, 'lockedReceiver']])
    expect(planMove(input([task(1)], people, { receiverIds: [2] })).stays[0]?.reason).toBe('lockedReceiver')
  })

  it('moves what isn’t workable yet, as nobody’s load', () => {
    const { moves, loads } = planMove(input([task(1, { day: null })], [person(1), person(2)]))
    expect([moves.length, loads.map(({ after }) => after[0]?.count)]).toEqual([1, [0, 0]])
  })
})

it('plans 10,000 tasks for 200 people in a small multiple of looking at each pair once', () => {
  const people = Array.from({ length: 200 }, (_, index) => person(index + 1, { capacity: [60, 60, 60, null] }))
  const tasks = Array.from({ length: 10_000 }, (_, index) => task(index + 1, { ownerId: (index % 200) + 1, day: index % dayCount, accountId: index % 3000, minutes: (index % 13) + 1 }))
  const all = input(tasks, people, { receiverIds: people.map(({ id }) => id) })
  const lookup = new Map(people.map((one) => [one.id, one]))
  const pairs = () => {
    let least = 0
    for (const one of tasks) for (const { id } of people) least = Math.min(least, (lookup.get(id)?.load[one.day ?? 0]?.count ?? 0) - one.minutes)
    return least
  }
  for (const rule of moveRules) {
    const ratio = fastest(() => planMove({ ...all, rule })) / fastest(pairs)
    expect(ratio).toBeLessThan(25)
  }
}, 30_000)

function fastest(run: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return Math.min(...times)
}
