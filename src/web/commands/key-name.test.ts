import { describe, expect, test } from 'vitest'
import { isSingleKey, keyName } from './key-name.ts'
import { keyText } from './key-text.ts'

const held = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

describe('the name of a key', () => {
  test.each([
    ['e', { key: 'e' }],
    ['e', { key: 'E' }],
    ['Shift+e', { key: 'E', shiftKey: true }],
    ['?', { key: '?', shiftKey: true }],
    ['Mod+k', { key: 'k', ctrlKey: true }],
    ['Mod+k', { key: 'k', metaKey: true }],
    ['Mod+Shift+z', { key: 'Z', metaKey: true, shiftKey: true }],
    ['Alt+ArrowUp', { key: 'ArrowUp', altKey: true }],
    ['Shift+F10', { key: 'F10', shiftKey: true }],
    ['Space', { key: ' ' }],
  ])('is %s', (name, stroke) => {
    expect(keyName({ ...held, ...stroke })).toBe(name)
  })

  test('is the letter beside it on a keyboard of another script', () => {
    expect(keyName({ ...held, key: 'у', code: 'KeyE' })).toBe('e')
  })

  test.each([
    ['[', { key: 'х', code: 'BracketLeft' }],
    [']', { key: 'ъ', code: 'BracketRight' }],
    ['/', { key: 'ظ', code: 'Slash' }],
    ['?', { key: '؟', code: 'Slash', shiftKey: true }],
    ['.', { key: '.', code: 'Slash' }],
  ])('is the sign %s beside it there, unless the key types a sign itself', (name, stroke) => {
    expect(keyName({ ...held, ...stroke })).toBe(name)
  })

  test('is the sign itself where it is typed with AltGr', () => {
    expect(keyName({ ...held, key: '[', code: 'Digit8', ctrlKey: true, altKey: true, getModifierState: (name) => name === 'AltGraph' })).toBe('[')
  })
})

test('single keys are those that could be text', () => {
  expect(['e', 'Shift+x', '?', '.', '+'].map(isSingleKey)).toEqual([true, true, true, true, true])
  expect(['Mod+k', 'Escape', 'ArrowDown', 'Alt+e'].map(isSingleKey)).toEqual([false, false, false, false])
})

test('a key reads as it stands on the keyboard', () => {
  expect(['Mod+k', 'Shift+x', '?', 'Escape', 'ArrowDown', 'Mod++'].map(keyText)).toEqual(['Ctrl+K', 'Shift+X', '?', 'Esc', '↓', 'Ctrl++'])
  expect(keyText(null)).toBe('')
})
