import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatListQuery } from '#contract/list-query-format.ts'
import { taskSchema, type Task } from '#contract/task.ts'
import { rememberRelated } from '#web/data/related.ts'
import { calendarDay, daysBetween, weekday } from '#web/lib/zoned-time.ts'
import { dueTokens, dueWindow, isWithin, type DueToken } from './due-window.ts'
import { matchesView, toListParams, type ViewContext } from './inbox-filter.ts'
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
    [{ owner: 'all', due: 'by-today' }, 'filter[state]=incomplete&filter[dueAt]=neginf..2026-11-25T22:59:59.999Z&sort=dueAt'],
    [{ owner: 'none', state: 'any', due: 'none' }, 'filter[owner][id]=__null__&filter[dueAt]=__null__&sort=dueAt'],
    [{ owner: 'all', state: 'snoozed' }, 'filter[state]=incomplete&filter[snoozedAt]=__notnull__&filter[dueAt]=2026-11-24T23:00:00.000Z..inf&sort=dueAt'],
    // What can't be is asked for as a moment, not as a range that the service refuses.
    [{ owner: 'all', state: 'snoozed', due: 'overdue' }, 'filter[state]=incomplete&filter[snoozedAt]=__notnull__&filter[dueAt]=2026-11-24T23:00:00.000Z..2026-11-24T23:00:00.000Z&sort=dueAt'],
    [{ owner: 'all', state: 'pending', sort: 'scheduledAt' }, 'filter[state]=pending&sort=scheduledAt'],
    [{ owner: 'all', state: 'complete', sort: '-stateChangedAt' }, 'filter[state]=complete&sort=-stateChangedAt'],
    [
      { owner: 'all', state: 'any', account: [7], prospect: 'none', sequence: [3, 4], tag: ['vip', 'a, b'] },
      'newFilterSyntax=true&filter[account][id][]=7&filter[prospect][id][]=__null__&filter[sequence][id][]=3&filter[sequence][id][]=4&filter[prospect][tags][]=vip&filter[prospect][tags][]=a, b&sort=dueAt',
    ],
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
          const within = (name: DueToken) => isWithin(new Date(due).toISOString(), dueWindow(name, now, zone))
          const today = weekday(calendarDay(now, zone))
          const ofWeek = today - 1 + days
          expect(Object.fromEntries(dueTokens.map((name) => [name, within(name)]))).toEqual({
            any: true, overdue: days < 0, 'by-today': days <= 0, today: days === 0, tomorrow: days === 1, upcoming: days > 0,
            week: ofWeek >= 0 && ofWeek < 7, 'next-week': ofWeek >= 7 && ofWeek < 14, 'next-7': days >= 0 && days < 7, none: false,
          })
        },
      ),
      { numRuns: 200 },
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

  test('goes by what it hangs on, and by hanging on nothing', () => {
    const one = task({}, 4)
    const at = { ...one, relationships: { ...one.relationships, account: { data: { type: 'account', id: 7 } }, prospect: { data: { type: 'prospect', id: 9 } } } }
    rememberRelated([{ type: 'prospect', id: 9, attributes: { name: 'Dana Li', firstName: 'Dana', lastName: 'Li', emails: [], tags: ['vip'], workPhones: [], mobilePhones: [] }, relationships: {} }])
    expect([fits({ account: [7] }, at), fits({ account: [8] }, at), fits({ account: 'none' }, at), fits({ account: 'none' }, one)]).toEqual([true, false, false, true])
    expect([fits({ sequence: 'none' }, at), fits({ sequence: [1] }, at)]).toEqual([true, false])
    expect([fits({ tag: ['vip', 'x'] }, at), fits({ tag: ['x'] }, at), fits({ tag: ['vip'] }, one)]).toEqual([true, false, false])
    expect([fits({ owner: 'none' }, at), fits({ priority: 'none' }, at)]).toEqual([false, false])
  })

  test('is snoozed from being put off until it is due again', () => {
    const asleep = { ...task({ dueAt: '2026-11-25T16:00:00Z' }), meta: { snoozedAt: '2026-11-24T09:00:00Z' } }
    const at = (one: Task, asleepAfter: number) => matchesView(one, { ...defaultView, state: 'snoozed' }, { ...context, asleepAfter })
    expect([at(asleep, context.now), at(asleep, Date.parse('2026-11-25T16:00:01Z')), at({ ...asleep, meta: {} }, context.now)]).toEqual([true, false, false])
  })

  test('goes by the due day; what was due earlier today is not overdue; without a date it is due never', () => {
    const earlier = task({ dueAt: '2026-11-25T07:00:00Z' })
    expect(['overdue', 'today', 'week', 'any'].map((due) => fits({ due: due as InboxView['due'] }, earlier))).toEqual([false, true, true, true])
    const undated = task({ dueAt: null })
    expect(['overdue', 'today', 'week', 'any'].map((due) => fits({ due: due as InboxView['due'] }, undated))).toEqual([false, false, false, true])
  })
})
