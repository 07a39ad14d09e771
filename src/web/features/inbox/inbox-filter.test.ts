import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatListQuery } from '#contract/list-query-format.ts'
import { taskSchema, type Task } from '#contract/task.ts'
import { calendarDay, daysBetween } from '#web/lib/zoned-time.ts'
import { dueWindow, matchesView, toListParams, type ViewContext } from './inbox-filter.ts'
import { defaultView, type InboxView } from './inbox-view.ts'

/** Wednesday 25 November 2026, 15:00 in Berlin. */
const context: ViewContext = { now: Date.UTC(2026, 10, 25, 14), zone: 'Europe/Berlin', userId: 4 }

function query(view: Partial<InboxView>, more: Partial<ViewContext> = {}): string {
  return decodeURIComponent(formatListQuery(toListParams({ ...defaultView, ...view }, { ...context, ...more })))
}

function task(attributes: Partial<Task['attributes']>, owner = 4): Task {
  return taskSchema.parse({
    type: 'task', id: 1, attributes: { state: 'incomplete', ...attributes },
    relationships: { owner: { data: { type: 'user', id: owner } }, taskPriority: { data: { type: 'taskPriority', id: 2 } } },
  })
}

describe('the list that a view asks for', () => {
  test.each<[Partial<InboxView>, string]>([
    [{}, 'filter[owner][id]=4&filter[state]=incomplete&sort=dueAt'],
    [{ owner: 'all', state: 'any' }, 'sort=dueAt'],
    [{ owner: [7, 3], state: 'complete', sort: '-updatedAt' }, 'filter[owner][id]=7,3&filter[state]=complete&sort=-updatedAt'],
    [{ owner: 'all', state: 'any', due: 'overdue' }, 'filter[dueAt]=neginf..2026-11-24T22:59:59.999Z&sort=dueAt'],
    [{ owner: 'all', state: 'any', due: 'today' }, 'filter[dueAt]=2026-11-24T23:00:00.000Z..2026-11-25T22:59:59.999Z&sort=dueAt'],
    [{ owner: 'all', state: 'any', due: 'week' }, 'filter[dueAt]=2026-11-22T23:00:00.000Z..2026-11-29T22:59:59.999Z&sort=dueAt'],
    [{ owner: 'all', state: 'any', due: 'week', days: '2026-11-28..2026-11-30' }, 'filter[dueAt]=2026-11-27T23:00:00.000Z..2026-11-30T22:59:59.999Z&sort=dueAt'],
    [{ owner: 'all', state: 'any', days: '2026-11-28..' }, 'filter[dueAt]=2026-11-27T23:00:00.000Z..inf&sort=dueAt'],
    [{ owner: 'all', state: 'any', days: 'none' }, 'filter[dueAt]=__null__&sort=dueAt'],
    [
      { owner: 'all', state: 'any', type: ['touch', 'manual'], action: ['call'], priority: [2, 1], q: ' dana ', sort: '-taskPriority' },
      'filter[taskType]=touch,manual&filter[action]=call&filter[taskPriority][id]=2,1&filter[q]=dana&sort=-taskPriority',
    ],
  ])('%j asks for %s', (view, expected) => {
    expect(query(view)).toBe(expected)
  })

  test('asks a service without extensions only for what the plain contract has', () => {
    const view: Partial<InboxView> = { owner: 'all', state: 'any', action: ['call'], q: 'dana', sort: '-taskPriority' }
    expect(query(view, { extensions: [] })).toBe('sort=dueAt')
  })

  test('is the same all day long, and another after midnight', () => {
    const at = (now: number) => query({ due: 'today' }, { now })
    expect(at(Date.UTC(2026, 10, 24, 23))).toBe(at(Date.UTC(2026, 10, 25, 22, 59, 59)))
    expect(at(Date.UTC(2026, 10, 25, 23))).not.toBe(at(Date.UTC(2026, 10, 25, 22, 59, 59)))
  })
})

describe('due windows', () => {
  test("are the viewer's calendar days, in every zone and over every clock change", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2035, 0) }),
        fc.integer({ min: -200, max: 200 }),
        (zone, now, hours) => {
          const due = now + hours * 3_600_000
          const days = daysBetween(calendarDay(now, zone), calendarDay(due, zone))
          const within = (name: InboxView['due']) => {
            const { from, until } = dueWindow(name, now, zone)
            return (from === null || due >= from) && (until === null || due < until)
          }
          expect({ overdue: within('overdue'), today: within('today') }).toEqual({ overdue: days < 0, today: days === 0 })
          if (within('today')) expect(within('week')).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('whether a task belongs in a view', () => {
  const fits = (view: Partial<InboxView>, one: Task) => matchesView(one, { ...defaultView, ...view }, context)

  test('is asked of what is visible: a completed or reassigned task leaves', () => {
    expect(fits({}, task({}))).toBe(true)
    expect(fits({}, task({ state: 'complete' }))).toBe(false)
    expect(fits({}, task({}, 9))).toBe(false)
    expect(fits({ owner: [9] }, task({}, 9))).toBe(true)
    expect(fits({ owner: 'all', state: 'any' }, task({ state: 'complete' }, 9))).toBe(true)
  })

  test('goes by type, action and priority', () => {
    expect(fits({ type: ['touch'] }, task({}))).toBe(false)
    expect(fits({ action: ['call'] }, task({ action: 'call' }))).toBe(true)
    expect(fits({ action: ['call'] }, task({ action: 'email' }))).toBe(false)
    expect(fits({ priority: [2] }, task({}))).toBe(true)
    expect(fits({ priority: [1] }, task({}))).toBe(false)
  })

  test('goes by the due day; what was due earlier today is not overdue; without a date it is due never', () => {
    const earlier = task({ dueAt: '2026-11-25T07:00:00Z' })
    expect(['overdue', 'today', 'week', 'any'].map((due) => fits({ due: due as InboxView['due'] }, earlier))).toEqual([false, true, true, true])
    const undated = task({ dueAt: null })
    expect(['overdue', 'today', 'week', 'any'].map((due) => fits({ due: due as InboxView['due'] }, undated))).toEqual([false, false, false, true])
  })
})
