import { useCallback, useMemo, useRef, useState } from 'react'
import { cursorIndex, nextPlace, placeAt, type Place, type PlaceEvent } from './cursor-and-selection.ts'

/** Where the keyboard is in the list. By id, so that it stays on its task when rows come and go above it. */
export interface Cursor {
  /** Index of the cursor row; 0 in an empty list. */
  index: number
  id: number | null
  moveTo: (index: number) => void
  /** Goes to a task that may only now be coming back into the list. */
  moveToTask: (id: number) => void
}

/** What the person picked, by id: kept over another reading, filter or order of the list. The functions stay the same. */
export interface Selection {
  ids: ReadonlySet<number>
  /** Picks a task or lets it go. */
  toggle: (id: number) => void
  /** Draws a range from the cursor, or from where the range began, to this row. */
  extendTo: (index: number) => void
  select: (ids: readonly number[]) => void
  letGo: (ids: readonly number[]) => void
  clear: () => void
}

/** The two, and the way to tell them what an action did. */
export interface CursorAndSelection {
  cursor: Cursor
  selection: Selection
  /** Everything of it as it is after the last event, also between two renderings. */
  place: () => Place
  /** An action of the person's took `ids` out of the view; `over` are the rows that had left it before. */
  leave: (ids: ReadonlySet<number>, over: ReadonlySet<number>) => void
}

/** Cursor and selection over `rows`, beginning on the open task. */
export function useCursorAndSelection(rows: readonly { id: number }[], openTask: number | null): CursorAndSelection {
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const [stored, setStored] = useState(() => placeAt(openTask))
  // Another list of rows is known in the rendering that shows it: no frame shows a cursor on no row.
  const place = nextPlace(stored, { kind: 'rows', rows: ids })
  if (place !== stored) setStored(place)
  // Keys may come faster than frames: each event goes on from the one before.
  const latest = useRef(place)
  latest.current = place
  const tell = useCallback((event: PlaceEvent) => setStored((latest.current = nextPlace(latest.current, event))), [])

  const moveTo = useCallback((to: number) => tell({ kind: 'move', to }), [tell])
  const moveToTask = useCallback((id: number) => tell({ kind: 'await', id }), [tell])
  const picking = useMemo(
    () => ({
      toggle: (id: number) => tell({ kind: 'toggle', id }),
      extendTo: (to: number) => tell({ kind: 'extend', to }),
      select: (added: readonly number[]) => tell({ kind: 'select', ids: added }),
      letGo: (gone: readonly number[]) => tell({ kind: 'letGo', ids: gone }),
      clear: () => tell({ kind: 'clear' }),
    }),
    [tell],
  )
  const leave = useCallback((left: ReadonlySet<number>, over: ReadonlySet<number>) => tell({ kind: 'left', ids: left, over }), [tell])
  const now = useCallback(() => latest.current, [])
  const { cursor: id, selected } = place
  const index = cursorIndex(place)
  const cursor = useMemo<Cursor>(() => ({ index, id, moveTo, moveToTask }), [index, id, moveTo, moveToTask])
  const selection = useMemo<Selection>(() => ({ ids: selected, ...picking }), [selected, picking])
  return { cursor, selection, place: now, leave }
}
