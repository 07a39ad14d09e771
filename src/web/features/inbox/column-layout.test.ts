import { describe, expect, test } from 'vitest'
import { columnRules, columnSteps, columnsWithoutRoom, twoLinesBelow } from './column-layout.ts'
import { placedColumns, taskColumns } from './task-columns.ts'

const usual = placedColumns(null)
const all = placedColumns(Object.keys(taskColumns).map((id) => ({ id, width: null })))

describe('as the list narrows', () => {
  test('the usual columns give way, least needed first: names become pictures, then columns leave', () => {
    const steps = columnSteps(usual).map(({ leaves, cuts }) => (leaves ? `${leaves} leaves` : cuts ? `${cuts} is cut` : 'all'))
    expect(steps).toEqual(['all', 'sequence leaves', 'owner is cut', 'action is cut', 'owner leaves', 'note is cut'])
  })

  test('each step happens in a narrower list than the one before, and none where rows have two lines', () => {
    for (const columns of [usual, all]) {
      const widths = columnSteps(columns).map(({ below }) => below)
      expect(widths).toEqual(widths.toSorted((a, b) => b - a))
      expect(new Set(widths).size).toBe(widths.length)
      expect(Math.min(...widths)).toBeGreaterThan(twoLinesBelow)
    }
  })

  test('the tracks are as many as the columns that are left, in their order', () => {
    let left = all.length
    for (const { leaves, template } of columnSteps(all)) {
      if (leaves) left -= 1
      expect(template.split(' ').length).toBe(left)
    }
    expect(columnSteps(all).map(({ leaves }) => leaves)).not.toContain('check')
    expect(columnSteps(all).map(({ leaves }) => leaves)).not.toContain('prospect')
  })

  test('says which have no room', () => {
    expect(columnsWithoutRoom(usual, 80)).toEqual([])
    expect(columnsWithoutRoom(usual, 50)).toEqual(['sequence'])
  })
})

describe('a width that a person chose', () => {
  test('stays, at any text size', () => {
    const [step] = columnSteps(placedColumns([{ id: 'prospect', width: 320 }, { id: 'note', width: null }]))
    expect(step?.template).toBe('1.5rem 20rem minmax(8rem,1.6fr)')
  })

  test('leaves what is over at the end where no column is left to take it', () => {
    const [step] = columnSteps(placedColumns([{ id: 'prospect', width: 320 }]))
    expect(step?.template).toBe('1.5rem 20rem minmax(0,1fr)')
  })

  test('keeps the column in words', () => {
    const steps = columnSteps(placedColumns([{ id: 'owner', width: 200 }, { id: 'prospect', width: 600 }]))
    expect(steps.map(({ cuts }) => cuts)).toEqual([null, null])
    expect(steps.map(({ leaves }) => leaves)).toEqual([null, 'owner'])
  })
})

test('the rules hold only where a row has one line, and each narrower step within its width', () => {
  const rules = columnRules(usual)
  expect(rules).toMatch(/^@container list \(width >= 35rem\)\{\.grid-cols\{grid-template-columns:1\.5rem 1rem 6\.75rem/)
  expect(rules).toContain('[data-col="sequence"]{display:none}')
  expect(rules.match(/@container list \(width < /g)).toHaveLength(5)
  expect(rules.split('{').length).toBe(rules.split('}').length)
})
