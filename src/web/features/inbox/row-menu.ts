import type { MouseEvent } from 'react'
import { openTaskMenu } from '#web/commands/open-task-menu.ts'
import type { Cursor, Selection } from './use-cursor.ts'

/** Opens the menu of the row under the pointer, by its button or the right one; of all that is selected, where it is among them. Returns whether it was one. */
export function openRowMenu(event: MouseEvent, cursor: Cursor, selection: Selection): boolean {
  const button = event.type === 'contextmenu' ? null : closest(event, '[data-menu]')
  const row = closest(event, '[data-row]')
  // With Shift the right button is the browser's own.
  if (row === null || (event.type === 'contextmenu' ? event.shiftKey : button === null)) return false
  event.preventDefault()
  const id = Number(row.dataset['task'])
  cursor.moveTo(Number(row.dataset['row']))
  const under = button?.getBoundingClientRect()
  openTaskMenu({ taskIds: selection.ids.has(id) ? [...selection.ids] : [id], at: under ? { x: under.left, y: under.bottom } : { x: event.clientX, y: event.clientY } })
  return true
}

/** The same by key, beside the first of `taskIds` that can be seen. */
export function openMenuAt(taskIds: readonly number[]): void {
  const row = taskIds.map((id) => document.querySelector(`[data-task="${id}"]`)).find((found) => found !== null)
  const { left, top, height } = (row ?? document.querySelector('[data-drawer]') ?? document.body).getBoundingClientRect()
  openTaskMenu({ taskIds, at: { x: left + 40, y: top + Math.min(height, 48) } })
}

function closest({ target }: MouseEvent, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null
}
