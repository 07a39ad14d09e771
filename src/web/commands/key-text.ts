const isApple = /Mac|iPhone|iPad/u.test(globalThis.navigator?.platform ?? '')

const signs: Record<string, string> = {
  Mod: isApple ? '⌘' : 'Ctrl', Alt: isApple ? '⌥' : 'Alt', Shift: isApple ? '⇧' : 'Shift', Escape: 'Esc',
  ContextMenu: 'Menu key', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→',
}

/** A key's name (`keyName`) as it stands on the person's keyboard: `⌘K`, `Ctrl+K`, `Shift+X`, `E`. Empty for none. */
export function keyText(name: string | null): string {
  if (name === null) return ''
  // The last part may be the plus sign itself.
  const parts = name.split(/\+(?=.)/u).map((part) => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part))
  return parts.join(isApple ? '' : '+')
}
