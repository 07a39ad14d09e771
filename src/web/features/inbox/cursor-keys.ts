/** How many rows Page Up and Page Down move. */
const page = 10

/**
 * Where a key moves the cursor to, or null if it doesn't. Letters only without modifiers: ⌘K and Ctrl+J are others' keys.
 */
export function cursorTarget(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>, index: number, last: number): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(last, index + 1)
    case 'ArrowUp':
    case 'k':
      return Math.max(0, index - 1)
    case 'PageDown':
      return Math.min(last, index + page)
    case 'PageUp':
      return Math.max(0, index - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
