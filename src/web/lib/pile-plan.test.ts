import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualSettings } from '#contract/rep-settings.ts'
import { proofSeed, proofSize } from '#testing/campaign/proof.ts'
import { openingIn, workingDays } from './pile-days.ts'
import { planPile, type PileInput, type PileTask } from './pile-plan.ts'
import { localTime } from './local-time.ts'
import { isWorkDay } from './work-week.ts'
import { calendarDay } from './zoned-time.ts'

/** A Wednesday, 09:20 in Berlin. */
const now = Date.parse('2026-11-25T08:20:00Z')
const zone = 'Europe/Berlin'
const zones = ['Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Auckland', 'Pacific/Kiritimati', null, 'Mars/Olympus_Mons']

/** A Wednesday morning, a Friday evening, and a Saturday before the clocks change. */
const starts = [now, Date.parse('2026-11-27T17:00:00Z'), Date.parse('2027-03-27T09:00:00Z')]
const known = new Map<string, unknown>()

/** Worked out once: Intl is slow, and the plans are many. */
function once<Value>(key: string, work: () => Value): Value {
  if (!known.has(key)) known.set(key, work())
  return known.get(key) as Value
}

const input = fc
  .record({
    count: fc.integer({ min: 1, max: 8 }),
    cap: fc.integer({ min: 0, max: 6 }),
    loads: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 8, maxLength: 8 }),
    at: fc.constantFrom(...starts),
    tasks: fc.array(fc.record({ weight: fc.integer({ min: 0, max: 3 }), age: fc.integer({ min: 1, max: 60 }), zone: fc.constantFrom(...zones), pin: fc.option(fc.integer({ min: -1, max: 8 }), { freq: 4 }) }), { maxLength: 40 }),
    withToday: fc.boolean(),
    isEven: fc.boolean(),
  })
  .map(({ count, cap, loads, at, tasks, withToday, isEven }): PileInput => {
    const start = `${at} ${count} ${withToday}`
    const open = once(start, () => workingDays(at, zone, usualSettings, count, withToday))
    const openings = (theirs: string | null) => once(`${start} ${theirs}`, () => open.map(({ hours }) => openingIn(hours, theirs)))
    const days = open.map(({ key, hours }, index) => ({ key, hours, load: loads[index] ?? 0 }))
    const pileTasks = tasks.map(({ weight, age, zone: theirs }, id): PileTask => ({ id, weight, dueAt: at - age * 86_400_000, openings: openings(theirs) }))
    const pins = new Map(tasks.flatMap(({ pin }, id): [number, string | null][] => (pin === null ? [] : [[id, pin === -1 ? null : (days[pin]?.key ?? '1999-01-01')]])))
    return { tasks: pileTasks, days, cap, isEven, pins }
  })
const runs = { seed: proofSeed, numRuns: proofSize(200, 100_000) }
const holds = (check: (given: PileInput, plan: ReturnType<typeof planPile>) => void) => fc.assert(fc.property(input, (given) => check(given, planPile(given))), runs)

describe('a plan for the pile', () => {
  test('never breaks the cap, what is due on a day already included', () => {
    holds(({ days, cap }, { moves }) => {
      for (const { key, load } of days) {
        const planned = moves.filter(({ day }) => day === key).length
        expect(planned === 0 || load + planned <= cap).toBe(true)
      }
    })
  })

  test('loses no task and doubles none', () => {
    holds(({ tasks }, { moves, left }) => {
      expect([...moves.map(({ taskId }) => taskId), ...left].toSorted((a, b) => a - b)).toEqual(tasks.map(({ id }) => id))
    })
  })

  test('is the same for the same input, in whatever order it comes', () => {
    fc.assert(
      fc.property(input, fc.integer(), (given, salt) => {
        const shuffled = given.tasks.toSorted((a, b) => ((a.id * 7919 + salt) % 31) - ((b.id * 7919 + salt) % 31))
        expect(planPile({ ...given, tasks: shuffled })).toEqual(planPile(given))
      }),
      runs,
    )
  })

  test('leaves nothing behind while there is room, but what somebody took out', () => {
    holds(({ days, cap, pins }, { moves, left }) => {
      const hasRoom = days.some(({ key, load }) => load + moves.filter(({ day }) => day === key).length < cap)
      if (hasRoom) for (const id of left) expect(pins.get(id)).toBeNull()
    })
  })

  test('keeps to priority, then age: nobody goes before one who could have had the same day', () => {
    holds(({ tasks, days, pins }, { moves, left }) => {
      const dayOf = new Map(moves.map(({ taskId, day }) => [taskId, days.findIndex(({ key }) => key === day)]))
      for (const id of left) dayOf.set(id, days.length)
      const free = tasks.filter(({ id }) => !pins.has(id))
      for (const first of free)
        for (const second of free) {
          const goesFirst = first.weight > second.weight || (first.weight === second.weight && (first.dueAt < second.dueAt || (first.dueAt === second.dueAt && first.id < second.id)))
          const got = dayOf.get(second.id) ?? days.length
          // Who can't be reached on that day waits for one on which they can.
          if (goesFirst && first.openings[got] != null) expect(dayOf.get(first.id)).toBeLessThanOrEqual(got)
        }
    })
  })

  test('keeps what somebody pinned, while the day has room for it', () => {
    holds(({ days, pins, cap }, { moves }) => {
      for (const [id, key] of pins) {
        const day = days.find((one) => one.key === key)
        const move = moves.find(({ taskId }) => taskId === id)
        if (key === null) expect(move).toBeUndefined()
        else if (day && [...pins.values()].filter((pin) => pin === key).length + day.load <= cap) expect(move).toMatchObject({ day: key, isPinned: true })
      }
    })
  })

  test('sets times in the hours of that working day, and the prospect’s where they meet', () => {
    holds(({ tasks, days }, { moves }) => {
      for (const { taskId, day: key, dueAt } of moves) {
        const index = days.findIndex((day) => day.key === key)
        const { from, until } = tasks[taskId]?.openings[index] ?? days[index]?.hours ?? { from: 0, until: 0 }
        expect(dueAt >= from && dueAt < until).toBe(true)
        expect(once(`works ${Math.floor(dueAt / 900_000)}`, () => isWorkDay(calendarDay(dueAt, zone), usualSettings))).toBe(true)
      }
    })
  })

  test('gives each day alike where it is asked to: none gets two more than a later one that has room', () => {
    holds(({ days, cap, isEven, pins }, { moves }) => {
      if (!isEven || pins.size > 0) return
      const got = days.map(({ key, load }) => ({ count: moves.filter(({ day }) => day === key).length, room: Math.max(0, cap - load) }))
      for (const one of got) for (const other of got) expect(one.count <= other.count + 1 || other.count === other.room).toBe(true)
    })
  })

  test('goes by the order in a day as well', () => {
    const days = workingDays(now, zone, usualSettings, 1, false).map(({ key, hours }) => ({ key, hours, load: 0 }))
    const tasks = [1, 3, 2].map((weight, id) => ({ id, weight, dueAt: now - 86_400_000, openings: days.map(({ hours }) => hours) }))
    const { moves } = planPile({ tasks, days, cap: 5, isEven: false, pins: new Map() })
    expect(moves.map(({ taskId, dueAt }) => [taskId, new Date(dueAt).toISOString()])).toEqual([[1, '2026-11-26T08:00:00.000Z'], [2, '2026-11-26T08:01:00.000Z'], [0, '2026-11-26T08:02:00.000Z']])
  })
})

describe('working days', () => {
  const keys = (count: number, withToday: boolean, at = now, week = usualSettings) => workingDays(at, zone, week, count, withToday).map(({ key }) => key)

  test('skip weekends and days off', () => {
    expect(keys(4, true)).toEqual(['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'])
    expect(keys(2, false, now, { ...usualSettings, daysOff: [{ from: '2026-11-26', until: '2026-11-30' }] })).toEqual(['2026-12-01', '2026-12-02'])
  })

  test('leave out a today of which too little is left, and one that isn’t wanted', () => {
    expect(keys(1, true, Date.parse('2026-11-25T15:10:00Z'))).toEqual(['2026-11-26'])
    expect(keys(1, false)).toEqual(['2026-11-26'])
    expect(workingDays(now, zone, usualSettings, 1, true)[0]?.hours.from).toBe(Date.parse('2026-11-25T08:30:00Z'))
  })

  test('somebody who never works has none', () => {
    expect(keys(3, true, now, { ...usualSettings, workDays: [] })).toEqual([])
  })

  test('take in what falls due on the days off before them', () => {
    const monday = workingDays(now, zone, usualSettings, 4, true)[3]
    expect(monday && [new Date(monday.since).toISOString(), new Date(monday.until).toISOString()]).toEqual(['2026-11-27T23:00:00.000Z', '2026-11-30T23:00:00.000Z'])
  })
})

test('an opening is where a call is welcome there while one works here', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.constantFrom(...zones.filter((one) => one !== null)), (days, theirs) => {
      const [day] = workingDays(now + days * 86_400_000, zone, usualSettings, 1, false)
      if (day === undefined) throw new Error('no working day')
      const opening = openingIn(day.hours, theirs)
      const isWelcome = (at: number) => localTime(theirs, { now: at, zone })?.callable ?? true
      for (let at = day.hours.from; at < day.hours.until; at += 1_800_000) expect(isWelcome(at)).toBe(opening !== null && at >= opening.from && at < opening.until)
    }),
    { numRuns: 60 },
  )
})
