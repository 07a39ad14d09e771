import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { applyDrawerWidth, chooseDrawerWidth, leastWidth, mostWidth, wantedWidth } from './drawer-width.ts'

applyDrawerWidth()

const step = 24

/** The drawer's edge, to drag or to move with the arrow keys: Home and End for the least and the most, Enter for the usual width. */
export function DrawerResizer() {
  const [width, setWidth] = useState(wantedWidth)
  const [isDragged, setIsDragged] = useState(false)
  const choose = (next: number | null) => {
    chooseDrawerWidth(next)
    setWidth(wantedWidth())
  }
  const shown = Math.round(Math.min(width, mostWidth()))

  function handleKeyDown(event: KeyboardEvent): void {
    const next = { ArrowLeft: shown + step, ArrowRight: shown - step, Home: leastWidth, End: mostWidth(), Enter: null }[event.key]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    choose(next)
  }
  function handlePointerDown(event: PointerEvent<HTMLElement>): void {
    // The pointer stays the edge's own, over the list and over the template's frame.
    event.currentTarget.setPointerCapture(event.pointerId)
    setIsDragged(true)
  }
  return (
    // The APG's window splitter: a separator that takes the focus.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Width of the task details"
      aria-valuenow={shown}
      aria-valuemin={leastWidth}
      aria-valuemax={mostWidth()}
      aria-valuetext={`${shown} pixels`}
      data-dragged={isDragged || undefined}
      onKeyDown={handleKeyDown}
      onPointerDown={handlePointerDown}
      onPointerMove={(event) => isDragged && choose(document.documentElement.clientWidth - event.clientX)}
      onPointerUp={() => setIsDragged(false)}
      onPointerCancel={() => setIsDragged(false)}
      onDoubleClick={() => choose(null)}
      className="absolute inset-y-0 left-0 z-30 w-1.5 cursor-col-resize touch-none outline-offset-[-2px] transition-colors duration-100 hover:bg-line-2 focus-visible:bg-line-2 data-dragged:bg-accent-ink max-lg:hidden"
    />
  )
}
