import { useEffect, useMemo, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react'
import { fetchLater } from '#web/lib/when-idle.ts'
import type * as RowDrag from './row-drag.ts'
import type { Cursor, Selection } from './use-cursor.ts'

// The list comes first: nobody drags in its first moment.
let drags: typeof RowDrag | null = null
const loadDrags = () => void import('./row-drag.ts').then((module) => (drags = module)).catch(() => {})

/**
 * Picking rows by pointer: the box picks one, dragging from it picks a range, so does Shift, and ⌘ or Ctrl picks beside
 * what is picked. A finger rests on a row to pick it, and from then on taps.
 */
export function useRowPicking(scroller: RefObject<HTMLElement | null>, cursor: Cursor, selection: Selection) {
  const latest = useRef({ cursor, selection })
  latest.current = { cursor, selection }
  useEffect(() => fetchLater(loadDrags), [])

  return useMemo(() => {
    let isTouch = false
    /** The click that ends a drag or a long press is no click. */
    let isSpent = false
    let isPressing = false
    return {
      onPointerDown(event: PointerEvent): void {
        isTouch = event.pointerType === 'touch'
        isSpent = false
        isPressing = true
        setTimeout(() => (isPressing = false))
        const row = rowOf(event.target)
        const list = scroller.current
        if (row === null || list === null || event.button !== 0) return
        if (isTouch) {
          drags?.watchLongPress(event, () => {
            isSpent = true
            latest.current.selection.toggle(row.id)
          })
        } else if (row.isBox && !event.shiftKey) {
          drags?.dragOverRows(event, list, row.index, (to) => {
            if (!isSpent) latest.current.cursor.moveTo(row.index)
            isSpent = true
            latest.current.selection.extendTo(to)
          })
        }
      },
      onMouseDown(event: MouseEvent): void {
        const row = rowOf(event.target)
        if (row === null || !(event.shiftKey || row.isBox)) return
        // A range of rows, not of text; and the row has the focus, not the box in it, so that the next key is the list's.
        event.preventDefault()
        row.element.focus({ preventScroll: true })
      },
      onContextMenu(event: MouseEvent): void {
        // A finger that rests picks: a menu would lie over what it picked.
        if (isTouch && rowOf(event.target) !== null) {
          event.preventDefault()
          event.stopPropagation()
        }
      },
      /** Whether a pointer is just going down: a focus that comes now is its doing, and its click says what is meant. */
      isPressing: () => isPressing,
      /** Returns whether the click picked; else it is the list's own. */
      pickByClick(event: MouseEvent): boolean {
        const row = rowOf(event.target)
        const { selection: picked } = latest.current
        if (row === null || isSpent) return isSpent
        if (event.shiftKey) picked.extendTo(row.index)
        else if (row.isBox || event.metaKey || event.ctrlKey || (isTouch && picked.ids.size > 0)) picked.toggle(row.id)
        else return false
        return true
      },
    }
  }, [scroller])
}

function rowOf(target: EventTarget): { element: HTMLElement; id: number; index: number; isBox: boolean } | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return row && { element: row, id: Number(row.dataset['task']), index: Number(row.dataset['row']), isBox: (target as Element).closest('[data-pick]') !== null }
}
