import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readIdList, writeIdList } from './id-list.ts'

it('draws runs together', () => {
  expect(writeIdList([12, 7, 5, 6, 3, 5])).toBe('3,5-7,12')
  expect(writeIdList([])).toBe('')
})

it('reads what it wrote', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 400 })), (ids) => {
    expect(readIdList(writeIdList(ids))).toEqual([...ids].sort((a, b) => a - b))
  }))
})

it('leaves out what is no id, and takes no more than a plan can hold', () => {
  expect(readIdList('x,0,-3,4,9-8,7-7,1e3, 5')).toEqual([4, 7])
  expect(readIdList('1-999999999')).toHaveLength(10_000)
  expect(readIdList(null)).toEqual([])
})
