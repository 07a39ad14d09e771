/** How long a finger rests on a row before that picks it, and how far it may stray. */
const longPressMs = 450
const strayPx = 10
/** How near the list's edge a drag scrolls it, and by how much a frame. */
const edgePx = 36
const scrollStepPx = 12

type Pressed = Pick<globalThis.PointerEvent, 'pointerId' | 'clientX' | 'clientY'>

/** Follows one pointer until it is lifted. Returns the way to stop before. */
function follow({ pointerId }: Pressed, onMove: (event: globalThis.PointerEvent) => void, onEnd: () => void): () => void {
  const life = new AbortController()
  const { signal } = life
  const end = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== pointerId) return
    life.abort()
    onEnd()
  }
  addEventListener('pointermove', (event) => event.pointerId === pointerId && onMove(event), { signal })
  addEventListener('pointerup', end, { signal })
  addEventListener('pointercancel', end, { signal })
  return () => life.abort()
}

/** Tells each row that a drag over `list` reaches; near an edge the list scrolls under it. */
export function dragOverRows(pressed: Pressed, list: HTMLElement, from: number, onReach: (index: number) => void): void {
  let at = from
  let y = pressed.clientY
  let isDrag = false
  let frame = 0
  const reach = () => {
    const to = rowIndexAt(list, y)
    if (to === null || to === at) return
    isDrag = true
    at = to
    onReach(to)
  }
  const scroll = () => {
    const { top, bottom } = list.getBoundingClientRect()
    if (isDrag && (y < top + edgePx || y > bottom - edgePx)) {
      list.scrollTop += y < top + edgePx ? -scrollStepPx : scrollStepPx
      reach()
    }
    frame = requestAnimationFrame(scroll)
  }
  frame = requestAnimationFrame(scroll)
  follow(pressed, ({ clientY }) => {
    y = clientY
    reach()
  }, () => cancelAnimationFrame(frame))
}

/** Tells of a finger that rests where it was put down. */
export function watchLongPress(pressed: Pressed, onRest: () => void): void {
  const over = () => {
    clearTimeout(timer)
    stop()
  }
  const stop = follow(pressed, ({ clientX, clientY }) => Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > strayPx && over(), () => clearTimeout(timer))
  const timer = setTimeout(() => {
    stop()
    navigator.vibrate?.(8)
    onRest()
  }, longPressMs)
}

/** The row at that height, wherever beside the list the pointer is; null between and below the rows. */
function rowIndexAt(list: HTMLElement, y: number): number | null {
  const { left, top, bottom } = list.getBoundingClientRect()
  const row = document.elementFromPoint(left + 1, Math.max(top + 1, Math.min(bottom - 1, y)))?.closest<HTMLElement>('[data-row]')
  return row ? Number(row.dataset['row']) : null
}
