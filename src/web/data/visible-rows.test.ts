import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actOnRows, visibleRows, type ActedOn } from './visible-rows.ts'

const all = () => true
const without = (...gone: number[]) => (id: number) => !gone.includes(id)
const shown = (rows: ReturnType<typeof visibleRows>) => rows.map(({ id, settled }) => (settled === 'left' ? -id : id))

describe('the rows of a list', () => {
  test("are the server's order, without what no longer fits", () => {
    expect(shown(visibleRows([3, 1, 2], without(1), []))).toEqual([3, 2])
  })

  test('keep a row that was acted on in its place, dimmed', () => {
    const acted = actOnRows([], [1], visibleRows([3, 1, 2], all, []))
    expect(shown(visibleRows([3, 1, 2], without(1), acted))).toEqual([3, -1, 2])
  })

  test('keep it where a newer page left it out', () => {
    const acted = actOnRows([], [1, 3], visibleRows([3, 1, 2], all, []))
    expect(shown(visibleRows([2, 4], without(1, 3), acted))).toEqual([-3, -1, 2, 4])
  })

  test('do not bring back a completed task that an older page still lists', () => {
    expect(shown(visibleRows([3, 1, 2], without(1), []))).not.toContain(1)
  })

  test('have none for a task that is gone, also if it was acted on', () => {
    const acted = actOnRows([], [1], visibleRows([3, 1, 2], all, []))
    expect(shown(visibleRows([3, 1, 2], (id) => (id === 1 ? null : true), acted))).toEqual([3, 2])
  })

  test('show an acted-on row plainly while it still fits', () => {
    const acted = actOnRows([], [1], visibleRows([3, 1, 2], all, []))
    expect(shown(visibleRows([3, 1, 2], all, acted))).toEqual([3, 1, 2])
  })

  test('never shift under the hand: after any actions the rows are the same, in the same order', () => {
    const ids = fc.uniqueArray(fc.nat({ max: 50 }), { minLength: 1 })
    fc.assert(
      fc.property(ids, fc.array(fc.nat({ max: 60 })), fc.boolean(), (listed, picks, reread) => {
        let acted: readonly ActedOn[] = []
        const before = visibleRows(listed, all, [])
        const gone = new Set<number>()
        for (const pick of picks) {
          acted = actOnRows(acted, [pick], visibleRows(listed, (id) => !gone.has(id), acted))
          if (listed.includes(pick)) gone.add(pick)
        }
        const page = reread ? listed.filter((id) => !gone.has(id)) : listed
        const after = visibleRows(page, (id) => !gone.has(id), acted)
        expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
        for (const { id, settled } of after) expect(settled).toBe(gone.has(id) ? 'left' : 'no')
      }),
    )
  })
})
