import { describe, expect, test } from 'vitest'
import { usualSettings, type RepSettings } from '#contract/rep-settings.ts'
import type { PersonLoad } from '#contract/team-load.ts'
import { taskSchema } from '#contract/task.ts'
import { windowBounds, workWindows } from '#web/lib/work-windows.ts'
import { sumLoad } from './count-load.ts'
import { compareScenarios, placesBehind, type ScenarioFigure } from './scenarios.ts'
import { boardPeople, boardTable, standingOf } from './team-board.ts'

/** A Thursday. */
const windows = workWindows(Date.parse('2026-05-07T12:00:00Z'), 'UTC')
const settings: RepSettings = { ...usualSettings, tasksPerDay: 10, timeZone: 'UTC' }

const load = (id: number, counts: readonly number[], given: Partial<PersonLoad['attributes']> = {}): PersonLoad => ({
  type: 'teamLoad', id,
  attributes: {
    name: `Person ${id}`, role: 'rep', locked: false, teams: [1], counts: [...counts, ...Array(13 - counts.length).fill(0)], minutes: Array(13).fill(0), undated: { count: 1, minutes: 8 },
    dueWhileAway: 0, settings, canManage: true, ...given,
  },
})

describe('the board', () => {
  test('puts first who has most to do, and says how each stands', () => {
    const people = boardPeople([load(1, [1, 2]), load(2, [9, 4]), load(3, [2, 8]), load(4, [4, 7])], windows)
    expect(people.map((person) => [person.id, standingOf(person)])).toEqual([[2, 'drowning'], [4, 'full'], [3, 'fine'], [1, 'idle']])
  })

  test('counts nothing as possible on days off and outside the working week', () => {
    const off = { ...settings, workDays: [1, 2, 3, 4], daysOff: [{ from: '2026-05-11', until: '2026-05-12' }] }
    const [person] = boardPeople([load(1, [0, 5], { settings: off })], windows)
    expect(person?.cells.map(({ capacity }) => capacity)).toEqual([null, 10, 0, 0, 0, 10, 10, 0, 10, 10, 10, 10, null, null])
    expect(person?.cells.at(-1)).toMatchObject({ count: 1, minutes: 8 })
  })

  test('supposes what is asked, and nothing of it lasts', () => {
    const loads = [load(1, [0, 8]), load(2, [0, 8])]
    const supposed = boardPeople(loads, windows, { away: [{ userId: 1, from: '2026-05-07', until: '2026-05-08' }], caps: { all: 5, 2: 7 } })
    expect(supposed.find(({ id }) => id === 1)?.cells.slice(1, 4).map(({ capacity }) => capacity)).toEqual([0, 0, 5])
    expect(standingOf(supposed.find(({ id }) => id === 1)!)).toBe('off')
    expect(supposed.find(({ id }) => id === 2)?.cells[1]?.capacity).toBe(7)
    expect(boardPeople(loads, windows)[0]?.cells[1]?.capacity).toBe(10)
  })

  test('holds suppositions beside things as they are, each alone and all together', () => {
    const loads = [load(1, [0, 12]), load(2, [0, 3])]
    const out = { userId: 1, from: '2026-05-07', until: '2026-05-07' }
    const scenarios = compareScenarios(loads, windows, { away: [out], caps: { 2: 2 } })
    expect(scenarios.map(({ key, tooMany, peopleOver, roomLeft, withRoom }) => [key, tooMany, peopleOver, roomLeft, withRoom])).toEqual([
      // Eleven days of ten each, but for today: 2 too many for the first, 7 left for the second.
      ['asItIs', 2, 1, 207, 1], ['1:2026-05-07..2026-05-07', 12, 1, 207, 1], ['2:2', 3, 2, 120, 0], ['all', 13, 2, 120, 0],
    ])
    expect(compareScenarios(loads, windows, { away: [], caps: {} })).toHaveLength(1)
    expect(compareScenarios(loads, windows, { away: [out], caps: {} }).map(({ key }) => key)).toEqual(['asItIs', '1:2026-05-07..2026-05-07'])
  })

  test('is a table for a spreadsheet', () => {
    const table = boardTable(boardPeople([load(1, [3, 2])], windows), windows)
    expect(table.map((row) => row.slice(0, 4))).toEqual([['Person', 'overdue', 'overdue minutes', '2026-05-07'], ['Person 1', '3', '0', '2']])
  })
})

test('where the service doesn’t count, the page does, to the same windows', () => {
  const task = (id: number, owner: number, dueAt: string | null) =>
    taskSchema.parse({ type: 'task', id, attributes: { state: 'incomplete', action: 'call', dueAt }, relationships: { owner: { data: { type: 'user', id: owner } } } })
  const user = (id: number, locked = false) => ({ type: 'user' as const, id, attributes: { name: `Person ${id}`, firstName: '', lastName: '', email: '', title: null, locked }, relationships: {} })
  const tasks = [task(1, 1, '2026-05-06T23:59:59Z'), task(2, 1, '2026-05-07T00:00:00Z'), task(3, 1, null), task(4, 9, '2026-05-07T00:00:00Z'), task(5, 1, '2027-01-01T00:00:00Z')]
  const loads = sumLoad([user(1), user(2), user(3, true)], tasks, windowBounds(windows))
  expect(loads.map(({ id }) => id)).toEqual([1, 2])
  const { counts, minutes, undated } = loads[0]!.attributes
  expect([counts[0], counts[1], counts.at(-1), minutes[1], undated]).toEqual([1, 1, 1, 8, { count: 1, minutes: 8 }])
})

test('each figure of a scenario is the sum of the places that it opens', () => {
  const loads = [load(1, [9, 4, 12]), load(2, [1, 2]), load(3, [0, 11, 10, 3])]
  for (const scenario of compareScenarios(loads, windows, { away: [{ userId: 1, from: '2026-05-07', until: '2026-05-08' }], caps: { 3: 5 } })) {
    const behind = (figure: ScenarioFigure) => placesBehind(scenario.people, figure)
    const gaps = (figure: ScenarioFigure) => behind(figure).flatMap(({ days }) => days.map(({ count, capacity }) => Math.abs(count - capacity))).reduce((sum, gap) => sum + gap, 0)
    expect([gaps('tooMany'), gaps('roomLeft'), behind('peopleOver').length, behind('drowning').length, behind('withRoom').length]).toEqual([scenario.tooMany, scenario.roomLeft, scenario.peopleOver, scenario.drowning, scenario.withRoom])
  }
})
