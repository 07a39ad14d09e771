/** How many rows Page Up and Page Down move. */
const page = 10

/**
 * Where one of a grid's own keys moves the cursor to, or null if it doesn't; with Shift it draws the selection along. Letters
 * are commands, which can be remapped.
 */
export function cursorTarget(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>, index: number, last: number): number | null {
  // Within a row Home and End are the row's; with Ctrl they are the list's everywhere.
  const isEnd = event.key === 'Home' || event.key === 'End'
  if (event.altKey || ((event.ctrlKey || event.metaKey) && !isEnd)) return null
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(last, index + 1)
    case 'ArrowUp':
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
