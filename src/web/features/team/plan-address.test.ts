import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveRules } from '#contract/move-plan.ts'
import type { WhatIf } from '#web/data/team-board.ts'
import { readPlanAddress, writePlanAddress, type PlanAddress } from './plan-address.ts'

const id = fc.integer({ min: 1, max: 1_000_000 })
const ids = fc.uniqueArray(id, { maxLength: 5 })
const pins = fc.dictionary(id.map(String), id, { maxKeys: 4, noNullPrototype: true })

const address: fc.Arbitrary<PlanAddress> = fc.record({
  from: ids, until: fc.constantFrom(null, '2026-05-08'), isPendingToo: fc.boolean(),
  // Which tasks, in no order.
  ids: ids.map((some) => [...some].sort((a, b) => a - b)), list: fc.option(fc.string({ minLength: 1 })), to: ids,
  rule: fc.constantFrom(...moveRules), keepAccounts: fc.boolean(), keepProspects: fc.boolean(), sameTeam: fc.boolean(), bySkill: fc.boolean(),
  taskPins: pins, accountPins: pins,
  whatIf: fc.constantFrom<WhatIf>({ away: [], caps: {} }, { away: [{ userId: 3, from: '2026-05-08', until: '2026-05-11' }], caps: { all: 60 } }),
  leave: fc.constantFrom(null, { from: '2026-05-08', until: '2026-05-11' }),
  at: fc.constantFrom(null, '2026-05-07T09:00:00.000Z'), group: fc.constantFrom(null, 'e3b0c442-98fc-4c14-9afb-f4c8996fb924'),
})

test('a plan’s address gives the same plan back', () => {
  fc.assert(fc.property(address, (one) => {
    expect(readPlanAddress(writePlanAddress(one))).toEqual(one)
  }))
})

test('reads anything without throwing, into a plan that can be written', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('from', 'until', 'to', 'pin', 'at', 'leave', 'group', 'rule', 'out', 'cap', '__proto__'), fc.string())), (pairs) => {
    const read = readPlanAddress(`?${new URLSearchParams(pairs)}`)
    expect(readPlanAddress(writePlanAddress(read))).toEqual(read)
  }))
})
