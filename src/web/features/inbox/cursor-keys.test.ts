import { describe, expect, test } from 'vitest'
import { cursorTarget } from './cursor-keys.ts'

const press = (key: string, held: Partial<Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey'>> = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, ...held })

describe('the cursor', () => {
  test.each([
    ['j', 5],
    ['ArrowDown', 5],
    ['k', 3],
    ['ArrowUp', 3],
    ['PageDown', 14],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 20],
  ])('%s moves it from row 4 to row %i', (key, target) => {
    expect(cursorTarget(press(key), 4, 20)).toBe(target)
  })

  test('stops at both ends', () => {
    expect(cursorTarget(press('j'), 20, 20)).toBe(20)
    expect(cursorTarget(press('k'), 0, 20)).toBe(0)
    expect(cursorTarget(press('PageDown'), 15, 20)).toBe(20)
  })

  test('leaves keys with a modifier, and other keys, alone', () => {
    expect(cursorTarget(press('k', { metaKey: true }), 4, 20)).toBeNull()
    expect(cursorTarget(press('j', { ctrlKey: true }), 4, 20)).toBeNull()
    expect(cursorTarget(press('ArrowDown', { altKey: true }), 4, 20)).toBeNull()
    expect(cursorTarget(press('J'), 4, 20)).toBeNull()
    expect(cursorTarget(press('Enter'), 4, 20)).toBeNull()
  })
})
