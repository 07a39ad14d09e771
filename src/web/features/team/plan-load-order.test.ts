import { expect, it } from 'vitest'
import { planMove, type MovePlan, type PlanPerson, type PlanTask } from '#contract/move-plan.ts'
import { loadOrder } from './plan-load-order.ts'

const names: Record<number, string> = { 1: 'Zoe', 2: 'Ben', 3: 'Cy', 4: 'Ana', 5: 'Dan' }
const order = (plan: MovePlan, receiverIds: number[]) => loadOrder(plan, receiverIds, (id) => names[id] ?? '?').map(({ personId }) => names[personId])
const person = (id: number, count: number, capacity: number): PlanPerson => ({ id, isLocked: false, teams: [], skills: null, load: [{ count, minutes: count * 10 }], capacity: [capacity] })
const task = (id: number): PlanTask => ({ id, ownerId: 1, accountId: null, spokeLastId: null, day: 0, minutes: 10, skill: 'call', obstacle: null })

it('shows first who ends over capacity by the plan, the worst first, then whose load changes most, then by name', () => {
  // Six of Zoe's go to Ben, Cy and Ana, two each; Dan has nothing to do with it.
  const plan = planMove({
    tasks: [1, 2, 3, 4, 5, 6].map(task), people: [person(1, 6, 10), person(2, 8, 10), person(3, 9, 10), person(4, 1, 10), person(5, 20, 1)],
    receiverIds: [2, 3, 4], rule: 'even', keepAccounts: false, keepProspects: false, sameTeam: false, bySkill: false, pins: { tasks: {}, accounts: {} },
  })
  expect(order(plan, [2, 3, 4])).toEqual(['Cy', 'Zoe', 'Ana', 'Ben'])
  // Somebody over already, to whom nothing comes, isn't what the plan does.
  expect(order(plan, [2, 3, 4, 5])).toEqual(['Cy', 'Zoe', 'Ana', 'Ben', 'Dan'])
})
