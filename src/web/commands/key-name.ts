/** What of a keyboard event says which key it was. */
export interface KeyStroke {
  key: string
  code?: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  getModifierState?: (name: 'AltGraph') => boolean
}

/** Signs by where they lie, alone and with Shift: on a keyboard of another script a letter is there. */
const signs: Partial<Record<string, string>> = { BracketLeft: '[{', BracketRight: ']}', Slash: '/?' }

/**
 * A key as one name: `e`, `Shift+x`, `Mod+k` (Ctrl or ⌘), `?`. Shift is part of the name of letters and named keys only: where
 * `?` lies differs from keyboard to keyboard. On a keyboard of another script the letter or sign printed beside counts.
 */
export function keyName(stroke: KeyStroke): string {
  const { key, code = '', shiftKey } = stroke
  // AltGr reports itself as Ctrl and Alt: on some keyboards that is how "[" is typed.
  const isAltGraph = stroke.getModifierState?.('AltGraph') === true
  const isForeign = key.length === 1 && key > '\x7f'
  const latin = (isForeign && (code.startsWith('Key') ? code.slice(3) : signs[code]?.[shiftKey ? 1 : 0])) || key
  const name = latin === ' ' ? 'Space' : latin.length === 1 ? latin.toLowerCase() : latin
  const isMod = !isAltGraph && (stroke.ctrlKey || stroke.metaKey)
  const hasShift = shiftKey && (name.length > 1 || /[a-z]/u.test(name))
  return `${isMod ? 'Mod+' : ''}${!isAltGraph && stroke.altKey ? 'Alt+' : ''}${hasShift ? 'Shift+' : ''}${name}`
}

/** Whether a key is one of the characters that a person may turn off (WCAG 2.1.4): a letter, figure or sign without Ctrl, ⌘ or Alt. */
export function isSingleKey(name: string): boolean {
  return name.replace(/^Shift\+/u, '').length === 1
}
