import { describe, expect, test } from 'vitest'
import { cursorTarget } from './cursor-keys.ts'

const press = (key: string, held: Partial<Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey'>> = {}) => ({ key, altKey: false, ctrlKey: false, metaKey: false, ...held })

describe('the cursor', () => {
  test.each([
    ['ArrowDown', 5],
    ['ArrowUp', 3],
    ['PageDown', 14],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 20],
  ])('%s moves it from row 4 to row %i', (key, target) => {
    expect(cursorTarget(press(key), 4, 20)).toBe(target)
  })

  test('stops at both ends', () => {
    expect(cursorTarget(press('ArrowDown'), 20, 20)).toBe(20)
    expect(cursorTarget(press('ArrowUp'), 0, 20)).toBe(0)
    expect(cursorTarget(press('PageDown'), 15, 20)).toBe(20)
  })

  test('with Ctrl or ⌘ Home and End are the list’s, also where the focus is within a row', () => {
    expect(cursorTarget(press('Home', { ctrlKey: true }), 4, 20)).toBe(0)
    expect(cursorTarget(press('End', { metaKey: true }), 4, 20)).toBe(20)
  })

  test('leaves keys with a modifier, and other keys, alone', () => {
    expect(cursorTarget(press('ArrowUp', { metaKey: true }), 4, 20)).toBeNull()
    expect(cursorTarget(press('PageDown', { ctrlKey: true }), 4, 20)).toBeNull()
    expect(cursorTarget(press('Home', { altKey: true }), 4, 20)).toBeNull()
    expect(cursorTarget(press('ArrowDown', { altKey: true }), 4, 20)).toBeNull()
    expect(cursorTarget(press('j'), 4, 20)).toBeNull()
    expect(cursorTarget(press('Enter'), 4, 20)).toBeNull()
  })
})
