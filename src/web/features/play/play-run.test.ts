import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goTo, handledIn, isOnlySkippedLeft, remainingIn, reopen, settle, skip, startRun, withMore, withOnly, type PlayRun } from './play-run.ts'

describe('a run', () => {
  test('begins with the task at hand, and comes to those before it at the end', () => {
    let run = startRun([1, 2, 3], 2)
    expect(run.current).toBe(2)
    run = settle(settle(run, 2, 'completed'), 3, 'snoozed')
    expect(run.current).toBe(1)
    expect(settle(run, 1, 'reassigned').current).toBeNull()
  })

  test('moves what is skipped to the end, and comes back to it', () => {
    let run = skip(startRun([1, 2, 3], null))
    expect(run).toMatchObject({ order: [2, 3, 1], current: 2 })
    run = settle(settle(run, 2, 'completed'), 3, 'completed')
    expect(run.current).toBe(1)
    expect(isOnlySkippedLeft(run)).toBe(true)
    expect(skip(run).current).toBe(1)
  })

  test('goes back to look at what is handled, and on from there without moving it', () => {
    const run = goTo(settle(startRun([1, 2, 3], null), 1, 'completed'), 1)
    expect(skip(run)).toMatchObject({ order: [1, 2, 3], current: 2 })
  })

  test('takes a task up again when what was done is taken back', () => {
    const run = settle(startRun([1, 2], null), 1, 'completed')
    expect(reopen(run, 1, true)).toMatchObject({ current: 1, order: [1, 2] })
  })

  test('stays with the task at hand where another one is to be done again, and comes back to that', () => {
    const run = reopen(settle(startRun([1, 2], null), 1, 'completed'), 1, false)
    expect(run.current).toBe(2)
    expect(settle(run, 2, 'completed').current).toBe(1)
    expect(reopen(settle(startRun([1], null), 1, 'completed'), 1, false).current).toBe(1)
  })

  test('knows which entry of the log settled a task, until that is to be done again', () => {
    const run = settle(settle(startRun([1, 2, 3], null), 1, 'completed', 'a'), 2, 'passed')
    expect([...run.entries]).toEqual([[1, 'a']])
    expect([...reopen(run, 1, false).entries]).toEqual([])
    expect([...settle(run, 1, 'passed').entries]).toEqual([])
  })

  test('takes in what is read later, also after the end', () => {
    expect(withMore(settle(startRun([1], null), 1, 'completed'), [1, 5])).toMatchObject({ order: [1, 5], current: 5 })
  })

  test('drops what left the list meanwhile, and keeps what was done', () => {
    expect(withOnly(settle(startRun([1, 2, 3], null), 1, 'completed'), [3, 4])).toMatchObject({ order: [1, 3, 4], current: 3 })
  })

  test('does not count what was passed over', () => {
    expect(handledIn(settle(settle(startRun([1, 2], null), 1, 'passed'), 2, 'completed'))).toBe(1)
  })
})

test('whatever is done in whatever order, no task is lost, none comes twice, and it ends when all are handled', () => {
  const step = fc.oneof(
    fc.constant((run: PlayRun) => skip(run)),
    fc.constant((run: PlayRun) => (run.current === null ? run : settle(run, run.current, 'completed'))),
    fc.nat(9).map((id) => (run: PlayRun) => settle(run, id, 'passed')),
    fc.tuple(fc.nat(9), fc.boolean()).map(([id, isNext]) => (run: PlayRun) => reopen(run, id, isNext)),
    fc.nat(9).map((id) => (run: PlayRun) => goTo(run, id)),
    fc.nat(9).map((id) => (run: PlayRun) => withMore(run, [id])),
  )
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(9)), fc.array(step, { maxLength: 40 }), (ids, steps) => {
      let run = startRun(ids, null)
      for (const apply of steps) {
        const before = run
        run = apply(run)
        expect(new Set(run.order).size).toBe(run.order.length)
        for (const id of before.order) expect(run.order).toContain(id)
        if (run.current === null) expect(remainingIn(run)).toEqual([])
      }
      for (let turns = 0; run.current !== null; turns += 1) {
        expect(turns).toBeLessThanOrEqual(run.order.length)
        run = run.outcomes.has(run.current) ? skip(run) : settle(run, run.current, 'completed')
      }
      expect(remainingIn(run)).toEqual([])
    }),
  )
})
