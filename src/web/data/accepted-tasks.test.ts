import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { taskSchema, type Task } from '#contract/task.ts'
import { createAcceptedTasks } from './accepted-tasks.ts'

function copy(rev: number | null, second: number, more: { note?: string; owner?: number; canWrite?: boolean } = {}): Task {
  return taskSchema.parse({
    type: 'task', id: 1,
    attributes: { state: 'incomplete', note: more.note ?? null, updatedAt: new Date(second * 1000).toISOString() },
    relationships: { owner: { data: { type: 'user', id: more.owner ?? 1 } } },
    meta: { ...(rev !== null && { rev }), ...(more.canWrite !== undefined && { canWrite: more.canWrite }) },
  })
}

describe('the accepted copy', () => {
  test('is the one of the greatest rev, in whatever order copies come and whatever their clock says', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 })), { minLength: 1 }), (copies) => {
        const accepted = createAcceptedTasks()
        for (const [rev, second] of copies) accepted.accept([copy(rev, second)], accepted.nextOrder())
        expect(accepted.get(1)?.meta?.rev).toBe(Math.max(...copies.map(([rev]) => rev)))
      }),
    )
  })

  test('without rev is the one last updated, and of equals the one asked for last', () => {
    const accepted = createAcceptedTasks()
    const [early, late] = [accepted.nextOrder(), accepted.nextOrder()]
    accepted.accept([copy(null, 5, { note: 'late' })], late)
    accepted.accept([copy(null, 5, { note: 'early' })], early)
    expect(accepted.get(1)?.attributes.note).toBe('late')
    accepted.accept([copy(null, 4, { note: 'older' })], accepted.nextOrder())
    expect(accepted.get(1)?.attributes.note).toBe('late')
    accepted.accept([copy(null, 6, { note: 'newer' })], early)
    expect(accepted.get(1)?.attributes.note).toBe('newer')
  })

  test('of a task that is gone is not brought back by what was asked for before that was heard', () => {
    const accepted = createAcceptedTasks()
    accepted.accept([copy(1, 1)], accepted.nextOrder())
    const slowList = accepted.nextOrder()
    accepted.nextOrder()
    accepted.remove(1)
    accepted.accept([copy(2, 2)], slowList)
    accepted.restore([{ task: copy(2, 2), readAt: 0 }])
    expect(accepted.get(1)).toBeUndefined()
    // It may come back into sight.
    accepted.accept([copy(3, 3)], accepted.nextOrder())
    expect(accepted.get(1)?.meta?.rev).toBe(3)
  })

  test('stays the very same object when a list says the same again, and nobody is told', () => {
    const accepted = createAcceptedTasks()
    accepted.accept([copy(1, 1, { canWrite: true })], 1)
    const before = accepted.get(1)
    const listener = vi.fn()
    accepted.subscribe(listener)
    accepted.accept([copy(1, 1, { canWrite: true })], 2)
    accepted.accept([copy(1, 1)], 3)
    expect(accepted.get(1)).toBe(before)
    expect(listener).not.toHaveBeenCalled()
  })

  test('keeps known rights over a write answer, which has none, but not over a new owner', () => {
    const accepted = createAcceptedTasks()
    accepted.accept([copy(1, 1, { canWrite: false })], 1)
    accepted.accept([copy(2, 2, { note: 'x' })], 2)
    expect(accepted.get(1)?.meta).toMatchObject({ rev: 2, canWrite: false })
    accepted.accept([copy(3, 3, { owner: 9 })], 3)
    expect(accepted.get(1)?.meta?.canWrite).toBeUndefined()
    accepted.accept([copy(3, 3, { owner: 9, canWrite: true })], 4)
    expect(accepted.get(1)?.meta?.canWrite).toBe(true)
  })

  test('tells only those who listen to a task that changed', () => {
    const accepted = createAcceptedTasks()
    const [mine, other] = [vi.fn(), vi.fn()]
    accepted.subscribeTo(1, mine)
    const stop = accepted.subscribeTo(2, other)
    accepted.accept([copy(1, 1)], 1)
    expect([mine.mock.calls.length, other.mock.calls.length]).toEqual([1, 0])
    stop()
    accepted.clear()
    expect([mine.mock.calls.length, other.mock.calls.length]).toEqual([2, 0])
    expect(accepted.get(1)).toBeUndefined()
  })
})
