import { describe, expect, test } from 'vitest'
import type { VisibleRow } from '#web/data/visible-rows.ts'
import { groupRows } from './group-rows.ts'
import { groupAt, isGroup, itemOfTask, taskOfItem, ungrouped, type GroupFacts } from './row-groups.ts'

const row = (id: number, settled: VisibleRow['settled'] = 'no'): VisibleRow => ({ id, settled })
/** Tens are groups: 11, 12 are in group 1. */
const factsOf = (id: number): GroupFacts => ({ key: `g${Math.floor(id / 10)}`, label: `Group ${Math.floor(id / 10)}`, rank: Math.floor(id / 10) })
const open = { isCollapsed: () => false, order: 'any' as const, hasMore: false }
const said = (list: ReturnType<typeof groupRows>) =>
  list.items.map((item) => (isGroup(item) ? `${item.label} (${item.count}${item.isWhole ? '' : '+'})${item.isCollapsed ? ' folded' : ''}` : item.id))

describe('rows put together', () => {
  test('each group once, in its place, its rows in the order they had', () => {
    expect(said(groupRows([row(21), row(11), row(22), row(10)], factsOf, open))).toEqual(['Group 1 (2)', 11, 10, 'Group 2 (2)', 21, 22])
  })

  test('groups of one rank stand by name, numbers as numbers', () => {
    const named = (id: number): GroupFacts => ({ key: String(id), label: { 1: 'Wave 10', 2: 'Wave 9', 3: 'anchor' }[id] ?? '', rank: 0 })
    expect(groupRows([row(1), row(2), row(3)], named, open).groups.map(({ label }) => label)).toEqual(['anchor', 'Wave 9', 'Wave 10'])
  })

  test('a row that left the view keeps its place and is not counted', () => {
    expect(said(groupRows([row(11, 'left'), row(12)], factsOf, open))).toEqual(['Group 1 (1)', 11, 12])
  })

  test('a folded group keeps its row and its count', () => {
    const list = groupRows([row(11), row(12), row(21)], factsOf, { ...open, isCollapsed: (key) => key === 'g1' })
    expect(said(list)).toEqual(['Group 1 (2) folded', 'Group 2 (1)', 21])
    expect(list.rows).toEqual([row(21)])
  })
})

describe('with more rows to come', () => {
  test('in the groups’ order only the last group can grow', () => {
    expect(said(groupRows([row(11), row(12), row(21)], factsOf, { ...open, order: 'sorted', hasMore: true }))).toEqual(['Group 1 (2)', 11, 12, 'Group 2 (1+)', 21])
  })

  test('two groups of the same rank as the last row can both grow', () => {
    const sameRank = (id: number): GroupFacts => ({ ...factsOf(id), rank: 0 })
    expect(groupRows([row(11), row(21)], sameRank, { ...open, order: 'sorted', hasMore: true }).groups.map(({ isWhole }) => isWhole)).toEqual([false, false])
  })

  test('in any other order no count is called whole', () => {
    expect(groupRows([row(11), row(21)], factsOf, { ...open, hasMore: true }).groups.some(({ isWhole }) => isWhole)).toBe(false)
  })
})

test('tasks and items find each other, whatever is folded', () => {
  const rows = Array.from({ length: 60 }, (_, index) => row(index + 10))
  for (const folded of [[], ['g1'], ['g3'], ['g6'], ['g1', 'g2', 'g6'], ['g1', 'g2', 'g3', 'g4', 'g5', 'g6']]) {
    const list = groupRows(rows, factsOf, { ...open, isCollapsed: (key) => folded.includes(key) })
    list.rows.forEach((one, task) => {
      const item = itemOfTask(list, task)
      expect(list.items[item]).toBe(one)
      expect(taskOfItem(list, item)).toBe(task)
      expect(groupAt(list, item)?.key).toBe(factsOf(one.id).key)
    })
    for (const group of list.groups) {
      expect(list.items[group.item]).toBe(group)
      expect(taskOfItem(list, group.item)).toBe(group.task)
    }
  }
})

test('a list without groups has its rows as items', () => {
  const list = ungrouped([row(1), row(2)])
  expect([itemOfTask(list, 1), taskOfItem(list, 1), groupAt(list, 1)]).toEqual([1, 1, undefined])
})
