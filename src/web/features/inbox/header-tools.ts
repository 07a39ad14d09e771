import { say } from '#web/ui/messages.ts'
import { usableWidth } from './column-state.ts'
import { columnOf, type ColumnId, type PlacedColumn } from './task-columns.ts'
import { layOutColumns } from './use-columns.ts'

/** The table, as the tools of the header see and change it. Stays the same. */
export interface HeaderTable {
  columns: () => readonly PlacedColumn[]
  move: (id: ColumnId, to: number) => readonly PlacedColumn[]
  resize: (id: ColumnId, width: number) => readonly PlacedColumn[]
}

/** How far a pointer may stray in a press, and how far a key moves an edge, in pixels. */
const stray = 5
const step = 8

/**
 * Lets a person move and resize the columns of `head`: by pointer (drag a name, drag or double-click an edge), and by key.
 * Left and right go from header to header, with Shift they change the width, with Ctrl or ⌘ the place; Shift+Enter fits.
 * Returns how to stop.
 */
export function addHeaderTools(head: HTMLElement, handle: HeaderTable): () => void {
  const onPointerDown = (event: PointerEvent) => {
    const header = headerOf(event.target)
    if (header === null || event.button !== 0 || event.pointerType === 'touch') return
    if (isGrip(event.target)) drawEdge(event, header, handle)
    else dragHeader(event, head, header, handle)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const header = headerOf(event.target)
    if (header !== null && isGrip(event.target)) fit(header, handle)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const header = headerOf(event.target)
    if (header === null || event.altKey || !pressHeader(event, head, header, handle)) return
    event.preventDefault()
    event.stopPropagation()
  }
  head.addEventListener('pointerdown', onPointerDown)
  head.addEventListener('dblclick', onDoubleClick)
  head.addEventListener('keydown', onKeyDown)
  return () => {
    head.removeEventListener('pointerdown', onPointerDown)
    head.removeEventListener('dblclick', onDoubleClick)
    head.removeEventListener('keydown', onKeyDown)
  }
}

function pressHeader(event: KeyboardEvent, head: HTMLElement, header: HTMLElement, handle: HeaderTable): boolean {
  const { key, shiftKey } = event
  const isMod = event.ctrlKey || event.metaKey
  if (key === 'Enter' && shiftKey) return fit(header, handle), true
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key]
  const seen = seenHeaders(head)
  const at = seen.indexOf(header)
  if (by === undefined) {
    const end = isMod || shiftKey ? undefined : { Home: seen[0], End: seen.at(-1) }[key]
    return end !== undefined && (focusHeader(end), true)
  }
  if (shiftKey) resize(header, handle, usualPixels(header.offsetWidth) + by * step)
  else if (isMod) moveBeside(header, handle, seen[at + by])
  else focusHeader(seen[at + by] ?? header)
  return true
}

/** Puts the column where `other` stands, of which only those in sight count. */
function moveBeside(header: HTMLElement, handle: HeaderTable, other: HTMLElement | undefined): void {
  if (other === undefined) return
  const id = idOf(header)
  const columns = handle.columns()
  const next = handle.move(id, columns.findIndex((column) => column.id === idOf(other)))
  say(`${columnOf(id).label} is now column ${next.findIndex((column) => column.id === id)} of ${next.length - 1}.`, { isShown: false })
  requestAnimationFrame(() => focusHeader(header))
}

function resize(header: HTMLElement, handle: HeaderTable, width: number): void {
  const id = idOf(header)
  const next = handle.resize(id, width)
  say(`${columnOf(id).label} is ${next.find((column) => column.id === id)?.width} pixels wide.`, { isShown: false })
}

/** As wide as the widest content in sight. */
function fit(header: HTMLElement, handle: HeaderTable): void {
  const id = idOf(header)
  const cells = [...document.querySelectorAll<HTMLElement>(`.list [data-col="${id}"]`)]
  // All written, then all read: one layout, and none of it is painted.
  for (const cell of cells) cell.style.width = 'max-content'
  const widest = Math.max(...cells.map((cell) => cell.offsetWidth))
  for (const cell of cells) cell.style.width = ''
  resize(header, handle, usualPixels(widest) + 2)
}

function drawEdge(down: PointerEvent, header: HTMLElement, handle: HeaderTable): void {
  down.preventDefault()
  const from = header.offsetWidth
  const id = idOf(header)
  let width: number | null = null
  follow(down, {
    move: (event) => {
      const drawn = usableWidth(id, usualPixels(from + event.clientX - down.clientX))
      width = drawn
      layOutColumns(handle.columns().map((column) => (column.id === id ? { ...column, width: drawn } : column)))
    },
    end: (isKept) => {
      if (width === null) return
      if (isKept) handle.resize(id, width)
      else layOutColumns(handle.columns())
    },
  })
}

function dragHeader(down: PointerEvent, head: HTMLElement, header: HTMLElement, handle: HeaderTable): void {
  let target: { header: HTMLElement; side: 'before' | 'after' } | null = null
  let isDragging = false
  const mark = () => {
    for (const one of seenHeaders(head)) {
      if (one === target?.header) one.dataset['drop'] = target.side
      else delete one.dataset['drop']
    }
  }
  follow(down, {
    move: (event) => {
      isDragging ||= Math.abs(event.clientX - down.clientX) > stray
      if (!isDragging) return
      const over = seenHeaders(head).find((one) => event.clientX < one.getBoundingClientRect().right) ?? seenHeaders(head).at(-1)
      const middle = over && over.getBoundingClientRect().left + over.offsetWidth / 2
      target = over === undefined || middle === undefined ? null : { header: over, side: event.clientX < middle ? 'before' : 'after' }
      mark()
    },
    end: (isKept) => {
      const to = target
      target = null
      mark()
      if (!isDragging) return
      // The click that ends a drag is none.
      const swallow = (event: Event) => event.stopPropagation()
      head.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => head.removeEventListener('click', swallow, { capture: true }))
      if (!isKept || to === null || to.header === header) return
      const others = handle.columns().filter(({ id }) => id !== idOf(header))
      handle.move(idOf(header), others.findIndex(({ id }) => id === idOf(to.header)) + (to.side === 'after' ? 1 : 0))
    },
  })
}

/** Follows a pressed pointer until it is let go; Escape gives it up. */
function follow(down: PointerEvent, { move, end }: { move: (event: PointerEvent) => void; end: (isKept: boolean) => void }): void {
  const stop = new AbortController()
  const finish = (isKept: boolean) => {
    stop.abort()
    end(isKept)
  }
  const mine = (event: PointerEvent, then: () => void) => event.pointerId === down.pointerId && then()
  document.addEventListener('pointermove', (event) => mine(event, () => move(event)), { signal: stop.signal })
  document.addEventListener('pointerup', (event) => mine(event, () => finish(true)), { signal: stop.signal })
  document.addEventListener('pointercancel', (event) => mine(event, () => finish(false)), { signal: stop.signal })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    finish(false)
  }, { signal: stop.signal, capture: true })
}

/** Headers that can be moved and are in sight, in their order. */
function seenHeaders(head: HTMLElement): HTMLElement[] {
  return [...head.querySelectorAll<HTMLElement>('[role="columnheader"]:not([data-col="check"])')].filter((header) => header.checkVisibility())
}

function headerOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role="columnheader"]:not([data-col="check"])') : null
}

function isGrip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-grip]') !== null
}

function focusHeader(header: HTMLElement): void {
  header.querySelector<HTMLElement>('[data-head]')?.focus()
}

/** Headers are made of columns: their `data-col` is one of ours. */
function idOf(header: HTMLElement): ColumnId {
  return header.dataset['col'] as ColumnId
}

/** Pixels as the address counts them: at the usual text size. */
function usualPixels(pixels: number): number {
  return (pixels * 16) / Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
