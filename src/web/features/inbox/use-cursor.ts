import { useCallback, useState } from 'react'

/** Where the keyboard is in the list. By id, so that it stays on its task when rows come and go above it. */
export interface Cursor {
  /** Index of the cursor row; 0 in an empty list. */
  index: number
  id: number | null
  moveTo: (index: number) => void
  /** Goes to a task that may only now be coming back into the list. */
  moveToTask: (id: number) => void
}

/** The cursor over `ids`. Where its row went away, it stays at the same height. */
export function useCursor(rows: readonly { id: number }[], openTask: number | null): Cursor {
  const [place, setPlace] = useState({ id: openTask, index: 0 })
  const found = rows.findIndex((row) => row.id === place.id)
  const index = found === -1 ? Math.max(0, Math.min(place.index, rows.length - 1)) : found
  const moveTo = useCallback(
    (to: number) => {
      const next = Math.max(0, Math.min(to, rows.length - 1))
      setPlace({ id: rows[next]?.id ?? null, index: next })
    },
    [rows],
  )
  const moveToTask = useCallback((id: number) => setPlace((place) => ({ ...place, id })), [])
  return { index, id: rows[index]?.id ?? null, moveTo, moveToTask }
}
