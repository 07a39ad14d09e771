/** What the rows of a list agree on about the focus. Not rendered from, so that no row renders for it. */
export interface RowFocus {
  /** The last request that was met: a row that comes back later must not take the focus again. */
  met: number
  /** The column whose cell is to have it, rather than the row. */
  column: string | null
}

/** Gives the focus to a row, or to its cell in the column that it was in. */
export function focusRow(row: HTMLElement, column: string | null): void {
  const cell = column === null ? null : row.querySelector<HTMLElement>(`[data-col="${column}"]`)
  if (cell?.checkVisibility()) focusCell(cell)
  else row.focus({ preventScroll: true })
}

/** Gives the focus to a cell: to what can be pressed in it, or to itself for as long as it has it. */
function focusCell(cell: HTMLElement): void {
  const control = [...cell.querySelectorAll<HTMLElement>('button')].find((button) => button.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  if (control === undefined) {
    cell.tabIndex = -1
    cell.addEventListener('blur', () => cell.removeAttribute('tabindex'), { once: true })
  }
  ;(control ?? cell).focus({ preventScroll: true })
}

/**
 * Moves the focus along a row: from the row into its cells with the right arrow, between them, and out again with the left.
 * Returns whether the key was one of these.
 */
export function moveInRow(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>, target: HTMLElement): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
  const row = target.closest<HTMLElement>('[data-row]')
  if (row === null) return false
  const cells = [...row.querySelectorAll<HTMLElement>(':scope > [role="gridcell"]')].filter((cell) => cell.checkVisibility())
  const at = cells.findIndex((cell) => cell.contains(target))
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: cells.length - 1 }[event.key]
  if (to === undefined || (at === -1 && event.key !== 'ArrowRight')) return false
  const cell = cells[Math.min(to, cells.length - 1)]
  if (to < 0) row.focus({ preventScroll: true })
  else if (cell !== undefined) focusCell(cell)
  return true
}
