import { expect, test } from 'vitest'
import { planMove } from '#contract/move-plan.ts'
import { usualSettings } from '#contract/rep-settings.ts'
import { taskSchema } from '#contract/task.ts'
import { workWindows } from '#web/lib/work-windows.ts'
import { summarize, toMoveInput, type PlanChoices } from './plan-input.ts'
import { pickPaths, type TaskPick } from './plan-tasks.ts'
import { boardPeople } from './team-board.ts'

/** A Thursday. */
const windows = workWindows(Date.parse('2026-05-07T12:00:00Z'), 'UTC')
const load = (id: number, counts: readonly number[]) => ({
  type: 'teamLoad' as const, id,
  attributes: {
    name: `Person ${id}`, role: 'rep' as const, locked: false, teams: [1], counts: [...counts, ...Array(13 - counts.length).fill(0)], minutes: Array(13).fill(0).map((_, index) => (counts[index] ?? 0) * 8),
    undated: { count: 0, minutes: 0 }, dueWhileAway: 0, settings: { ...usualSettings, tasksPerDay: 4, timeZone: 'UTC' }, canManage: true,
  },
})
const task = (id: number, given: { dueAt?: string | null; state?: string; updatedAt?: string; canWrite?: boolean } = {}) =>
  taskSchema.parse({
    type: 'task', id, attributes: { state: 'incomplete', action: 'call', dueAt: '2026-05-06T10:00:00Z', updatedAt: '2026-05-01T00:00:00Z', ...given },
    relationships: { owner: { data: { type: 'user', id: 1 } }, prospect: { data: { type: 'prospect', id: id * 10 } } }, meta: { canWrite: given.canWrite ?? true },
  })

const choices: PlanChoices = {
  receiverIds: [2, 3], keepAccounts: false, keepProspects: false, sameTeam: false, bySkill: false, pins: { tasks: {}, accounts: {} }, at: '2026-05-07T00:00:00Z',
}
const people = boardPeople([load(1, [2, 2, 1]), load(2, [1, 2]), load(3, [0, 0])], windows)

test('what is overdue is work of today, against today’s capacity', () => {
  const input = toMoveInput([task(1), task(2), task(3, { dueAt: '2026-05-07T10:00:00Z' }), task(4, { dueAt: '2026-05-08T10:00:00Z' })], people, windows, new Map(), choices)
  expect(input.tasks.map(({ day }) => day)).toEqual([0, 0, 0, 1])
  expect(input.people.find(({ id }) => id === 1)).toMatchObject({ load: [{ count: 4 }, { count: 1 }, ...Array(11).fill({ count: 0 })], capacity: [4, ...Array(10).fill(4), null, null] })
  const plan = planMove({ ...input, rule: 'capacity' })
  expect(plan.loads.map(({ personId, after }) => [personId, after[0]?.count])).toEqual([[1, 1], [2, 3], [3, 3]])
  expect(summarize(plan, [2, 3])).toEqual({ moves: 4, stays: 0, overPeople: 0, overTasks: 0, mostMinutes: 32, leastMinutes: 24 })
})

test('what is complete, not theirs, or changed since the plan was made stays', () => {
  const tasks = [task(1, { state: 'complete' }), task(2, { canWrite: false }), task(3, { updatedAt: '2026-05-07T00:00:01Z' }), task(4, { state: 'pending' }), task(5, { dueAt: null })]
  const input = toMoveInput(tasks, people, windows, new Map([[50, 3]]), choices)
  expect(input.tasks.map(({ obstacle, day, spokeLastId }) => [obstacle, day, spokeLastId])).toEqual([['complete', null, null], ['noRight', 0, null], ['changed', 0, null], [null, null, null], [null, 12, 3]])
  expect(toMoveInput(tasks, people, windows, new Map(), { ...choices, at: null }).tasks[2]?.obstacle).toBeNull()
})

test('a receiver whom nobody told of can’t receive', () => {
  const plan = planMove({ ...toMoveInput([task(1)], people, windows, new Map(), { ...choices, receiverIds: [9] }), rule: 'capacity' })
  expect(plan.stays).toMatchObject([{ reason: 'lockedReceiver' }])
})

test('a pick asks for what it says, by the viewer’s calendar', () => {
  const none = { from: [], until: null, isPendingToo: false, ids: [], list: null }
  const asked = (pick: Partial<TaskPick>, zone = 'UTC') => pickPaths({ ...none, ...pick }, zone).map((path) => new URLSearchParams(path.split('?')[1]))
  const [everything] = asked({ from: [3, 4], until: '2026-05-08' }, 'America/New_York')
  expect([everything?.get('filter[owner][id]'), everything?.get('filter[state]'), everything?.get('filter[dueAt]')]).toEqual(['3,4', 'incomplete', 'neginf..2026-05-09T03:59:59.999Z'])
  expect(asked({ from: [3], isPendingToo: true })[0]?.get('filter[state]')).toBe('incomplete,pending')
  expect(asked({ ids: Array.from({ length: 450 }, (_, index) => index + 1) }).map((query) => query.get('filter[id]')?.split(',').length)).toEqual([200, 200, 50])
  const [list] = asked({ list: 'filter[state]=incomplete&sort=-dueAt&page[size]=3&include=sequence' })
  expect([list?.get('filter[state]'), list?.get('sort'), list?.getAll('page[size]')]).toEqual(['incomplete', 'id', ['500']])
})
